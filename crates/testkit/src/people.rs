//! Who the tests are about: users with keys, phones that show codes, and the seed's walkthrough as a starting point.

use crate::Said;
use crate::http::Credentials;
use crate::server::{ACCOUNT, Server, root};
use countersign_api::iam::{
    CreateAccessKey, CreateAccessKeyInput, CreateRole, CreateRoleInput, CreateUser,
    CreateUserInput, CreateVirtualMfaDevice, CreateVirtualMfaDeviceInput, EnableMfaDevice,
    EnableMfaDeviceInput, PutUserPolicy, PutUserPolicyInput,
};
use countersign_api::sts::{AssumeRole, AssumeRoleInput, GetSessionToken, GetSessionTokenInput};
use countersign_ident::Secret;
use countersign_otp::{Algorithm, Digits, Seed, step, totp};

/// An authenticator app with one device in it.
#[derive(Debug, Clone)]
pub struct Phone {
    /// The device's serial number.
    pub serial: String,
    seed: Seed,
    algorithm: Algorithm,
}

impl Phone {
    /// A token of hardware, of 20, 32 or 64 bytes that only its serial number gives, as its hash likes them.
    ///
    /// # Panics
    /// When the serial number is empty.
    #[expect(clippy::expect_used, reason = "a test ends where its people cannot be made")]
    pub fn token(serial: &str, algorithm: Algorithm) -> Phone {
        let length = match algorithm {
            Algorithm::Sha1 => 20,
            Algorithm::Sha256 => 32,
            Algorithm::Sha512 => 64,
        };
        let bytes: Vec<u8> = serial.bytes().cycle().take(length).collect();
        let seed = Seed::from_bytes(&bytes).expect("a seed");
        Phone { serial: serial.to_owned(), seed, algorithm }
    }

    /// The code that the phone shows `steps` time steps from the server's now.
    pub fn code(&self, server: &Server, steps: i64) -> String {
        totp(&self.seed, step(server.now()) + steps, Digits::Six, self.algorithm).expose()
    }

    /// A code that is right at no step that any search looks at.
    pub fn wrong(&self, server: &Server) -> String {
        let near: Vec<String> = (-60..=60).map(|n| self.code(server, n)).collect();
        (0..1_000_000)
            .map(|n| format!("{n:06}"))
            .find(|code| !near.contains(code))
            .unwrap_or_default()
    }

    /// The seed, base32.
    pub fn seed(&self) -> String {
        self.seed.to_base32().to_string()
    }
}

impl Server {
    /// The root user's credentials.
    pub fn root(&self) -> Credentials {
        root()
    }

    /// A new user with an access key.
    ///
    /// # Panics
    /// When they cannot be made.
    #[expect(clippy::expect_used, reason = "a test ends where its people cannot be made")]
    pub fn user(&self, name: &str) -> Credentials {
        let input = CreateUserInput { user_name: name.into(), ..CreateUserInput::default() };
        self.call::<CreateUser>(&root(), &input).expect("a user");
        self.key(name)
    }

    /// A new access key of a user.
    ///
    /// # Panics
    /// When it cannot be made.
    #[expect(clippy::expect_used, reason = "a test ends where its people cannot be made")]
    pub fn key(&self, name: &str) -> Credentials {
        let input = CreateAccessKeyInput { user_name: Some(name.into()) };
        let key = self.call::<CreateAccessKey>(&root(), &input).expect("a key").access_key;
        Credentials {
            id: key.access_key_id,
            secret: key.secret_access_key.expose().into(),
            token: None,
        }
    }

    /// A new user with a key who may do everything.
    ///
    /// # Panics
    /// When they cannot be made.
    pub fn admin(&self, name: &str) -> Credentials {
        let who = self.user(name);
        self.allow(name, r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#);
        who
    }

    /// Gives a user an inline policy named `test`.
    ///
    /// # Panics
    /// When it is refused.
    #[expect(clippy::expect_used, reason = "a test ends where its people cannot be made")]
    pub fn allow(&self, name: &str, document: &str) {
        let input = PutUserPolicyInput {
            user_name: name.into(),
            policy_name: "test".into(),
            policy_document: document.into(),
        };
        self.call::<PutUserPolicy>(&root(), &input).expect("a policy");
    }

    /// A new spare device.
    ///
    /// # Panics
    /// When it cannot be made.
    #[expect(clippy::expect_used, reason = "a test ends where its people cannot be made")]
    pub fn spare(&self, name: &str) -> Phone {
        let input = CreateVirtualMfaDeviceInput {
            virtual_mfa_device_name: name.into(),
            ..Default::default()
        };
        let device = self
            .call::<CreateVirtualMfaDevice>(&root(), &input)
            .expect("a device")
            .virtual_mfa_device;
        let text = device.base32_string_seed.expect("a seed");
        let seed =
            Seed::from_base32(std::str::from_utf8(&text.0).expect("base32")).expect("base32");
        Phone { serial: device.serial_number, seed, algorithm: Algorithm::Sha1 }
    }

    /// Enables a device with the codes `steps` from now.
    ///
    /// # Errors
    /// The fault that came back.
    pub fn enable(&self, name: &str, phone: &Phone, steps: [i64; 2]) -> Result<(), Said> {
        let [first, second] = steps.map(|n| Secret::new(phone.code(self, n)));
        let input = EnableMfaDeviceInput {
            user_name: name.into(),
            serial_number: phone.serial.clone(),
            authentication_code1: first,
            authentication_code2: second,
        };
        self.call::<EnableMfaDevice>(&root(), &input).map(|_| ())
    }

    /// A new device that is assigned to a user. Its codes of the step before and of now are spent.
    ///
    /// # Panics
    /// When it cannot be assigned.
    #[expect(clippy::expect_used, reason = "a test ends where its people cannot be made")]
    pub fn phone(&self, user: &str, device: &str) -> Phone {
        let phone = self.spare(device);
        self.enable(user, &phone, [-1, 0]).expect("the device is enabled");
        phone
    }

    /// `GetSessionToken` with a code.
    ///
    /// # Errors
    /// The fault that came back.
    pub fn session(
        &self,
        who: &Credentials,
        serial: &str,
        code: &str,
    ) -> Result<Credentials, Said> {
        let input = GetSessionTokenInput {
            serial_number: Some(serial.into()),
            token_code: Some(Secret::from(code)),
            ..GetSessionTokenInput::default()
        };
        self.call::<GetSessionToken>(who, &input).map(|out| temporary(out.credentials))
    }

    /// `AssumeRole`, with a serial number and a code or without.
    ///
    /// # Errors
    /// The fault that came back.
    pub fn assume(
        &self,
        who: &Credentials,
        role: &str,
        mfa: Option<(&str, &str)>,
    ) -> Result<Credentials, Said> {
        let input = AssumeRoleInput {
            role_arn: role.into(),
            role_session_name: "test".into(),
            serial_number: mfa.map(|(serial, _)| serial.into()),
            token_code: mfa.map(|(_, code)| Secret::from(code)),
            ..AssumeRoleInput::default()
        };
        self.call::<AssumeRole>(who, &input).map(|out| temporary(out.credentials))
    }

    /// A new role with a trust policy; its ARN.
    ///
    /// # Panics
    /// When it cannot be made.
    #[expect(clippy::expect_used, reason = "a test ends where its people cannot be made")]
    pub fn role(&self, name: &str, trust: &str) -> String {
        let input = CreateRoleInput {
            role_name: name.into(),
            assume_role_policy_document: trust.into(),
            ..CreateRoleInput::default()
        };
        self.call::<CreateRole>(&root(), &input).expect("a role").role.arn
    }
}

fn temporary(credentials: Option<countersign_api::sts::Credentials>) -> Credentials {
    credentials.unwrap_or_default().into()
}

impl From<countersign_api::sts::Credentials> for Credentials {
    fn from(credentials: countersign_api::sts::Credentials) -> Credentials {
        Credentials {
            id: credentials.access_key_id,
            secret: credentials.secret_access_key.expose().into(),
            token: Some(credentials.session_token.expose().into()),
        }
    }
}

/// The seed's five steps, done: a role that asks for MFA, a user who may assume it with a code, and their phone.
#[derive(Debug)]
pub struct Walk {
    /// The server.
    pub server: Server,
    /// `toolkit-user`, by long-term key.
    pub user: Credentials,
    /// Their device; the codes of now and before are spent.
    pub phone: Phone,
    /// The role's ARN.
    pub role: String,
}

impl Walk {
    /// Does the five steps on a new server.
    ///
    /// # Panics
    /// When one of them fails.
    pub fn new() -> Walk {
        let server = Server::start();
        let user = server.user("toolkit-user");
        let role = server.role("toolkit-role", &trust_with_mfa(ACCOUNT));
        server.allow(
            "toolkit-user",
            &format!(
                r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{role}",
                "Condition":{{"Bool":{{"aws:MultiFactorAuthPresent":"true"}}}}}}]}}"#
            ),
        );
        let phone = server.phone("toolkit-user", "toolkit-user");
        Walk { server, user, phone, role }
    }

    /// Assumes the role with the code `steps` from now.
    ///
    /// # Errors
    /// The fault that came back.
    pub fn assume(&self, steps: i64) -> Result<Credentials, Said> {
        self.assume_with(&self.phone.code(&self.server, steps))
    }

    /// Assumes the role with this code.
    ///
    /// # Errors
    /// The fault that came back.
    pub fn assume_with(&self, code: &str) -> Result<Credentials, Said> {
        self.server.assume(&self.user, &self.role, Some((&self.phone.serial, code)))
    }

    /// `GetSessionToken` with the code `steps` from now.
    ///
    /// # Errors
    /// The fault that came back.
    pub fn session(&self, steps: i64) -> Result<Credentials, Said> {
        self.server.session(&self.user, &self.phone.serial, &self.phone.code(&self.server, steps))
    }

    /// Lets the time step of the last code pass.
    pub fn next_step(&self) {
        self.server.pass(30);
    }
}

impl Default for Walk {
    fn default() -> Walk {
        Walk::new()
    }
}

/// A trust policy for an account whose callers bring a code.
pub fn trust_with_mfa(account: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::{account}:root"}},
        "Action":"sts:AssumeRole","Condition":{{"Bool":{{"aws:MultiFactorAuthPresent":"true"}}}}}}]}}"#
    )
}
