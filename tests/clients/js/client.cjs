// Does what a file says with the AWS SDK for JavaScript and prints what came back, as JSON.
//
// The file holds a list of calls: { service, operation, input, credentials }. Credentials are static ones, a provider
// ({ ini: PROFILE, code }, "container", "http"), or nothing for the SDK's own chain. An answer is { output } or { name,
// message, status }.

const fs = require("node:fs");
const clients = { iam: require("@aws-sdk/client-iam"), sts: require("@aws-sdk/client-sts") };
const providers = require("@aws-sdk/credential-providers");

function credentials(asked) {
  if (asked === "container") return providers.fromContainerMetadata();
  if (asked === "http") return providers.fromHttp({});
  if (asked?.ini) {
    const mfaCodeProvider = asked.code && (async () => asked.code);
    return providers.fromIni({ profile: asked.ini, mfaCodeProvider });
  }
  return asked ?? undefined;
}

async function call({ service, operation, input, credentials: asked }) {
  const sdk = clients[service];
  // A refusal is the answer: nothing is tried twice.
  const client = new sdk[`${service.toUpperCase()}Client`]({ credentials: credentials(asked), maxAttempts: 1 });
  try {
    const { $metadata, ...output } = await client.send(new sdk[`${operation}Command`](input ?? {}));
    return { output };
  } catch (error) {
    return { name: error.name, message: error.message, status: error.$metadata?.httpStatusCode };
  }
}

// Bytes are text here: a seed in base32.
const text = (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString() : value);

(async () => {
  const answers = [];
  for (const asked of JSON.parse(fs.readFileSync(process.argv[2]))) answers.push(await call(asked));
  console.log(JSON.stringify(answers, text));
})();
