# What else people write: ways to say who has what, and to read it back.

resource "aws_iam_user" "other" {
  name                 = "other-${var.revision}"
  path                 = "/others/"
  permissions_boundary = aws_iam_policy.reading.arn
}

resource "aws_iam_access_key" "other" {
  user   = aws_iam_user.other.name
  status = "Inactive"
}

resource "aws_iam_group" "others" {
  name = "others"
}

resource "aws_iam_user_group_membership" "other" {
  user   = aws_iam_user.other.name
  groups = [aws_iam_group.others.name]
}

# A name that Terraform makes up, and a document that it compares with what it reads, whatever the order.
resource "aws_iam_policy" "no_code_no_way" {
  name_prefix = "no-code-"
  path        = "/others/deny/"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      NotAction = ["sts:GetCallerIdentity", "iam:*MFA*"]
      Resource  = "*"
      Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } }
    }]
  })

  tags = {
    "a:b" = "c d"
    empty = ""
  }
}

resource "aws_iam_policy_attachment" "no_code_no_way" {
  name       = "everybody"
  users      = [aws_iam_user.other.name]
  groups     = [aws_iam_group.others.name]
  roles      = [aws_iam_role.trusting.name]
  policy_arn = aws_iam_policy.no_code_no_way.arn
}

# Principals are kept as unique ids and read back as ARNs.
resource "aws_iam_role" "trusting" {
  name_prefix           = "trusting-"
  force_detach_policies = true

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = ["lambda.amazonaws.com", "ec2.amazonaws.com"] }
        Action    = "sts:AssumeRole"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = [aws_iam_user.other.arn, aws_iam_role.toolkit.arn] }
        Action    = ["sts:AssumeRole", "sts:TagSession"]
        Condition = { NumericLessThan = { "aws:MultiFactorAuthAge" = 3600 } }
      },
    ]
  })
}

resource "aws_iam_role_policies_exclusive" "toolkit" {
  role_name    = aws_iam_role.toolkit.name
  policy_names = [aws_iam_role_policy.toolkit.name]
}

resource "aws_iam_role_policy_attachments_exclusive" "toolkit" {
  role_name   = aws_iam_role.toolkit.name
  policy_arns = [aws_iam_role_policy_attachment.toolkit.policy_arn]
}

data "aws_iam_session_context" "current" {
  arn = data.aws_caller_identity.current.arn
}

data "aws_iam_roles" "toolkit" {
  path_prefix = "/toolkit/"
  depends_on  = [aws_iam_role.toolkit]
}

data "aws_iam_group" "people" {
  group_name = aws_iam_group.people.name
  depends_on = [aws_iam_group_membership.people]
}

data "aws_iam_access_keys" "other" {
  user       = aws_iam_user.other.name
  depends_on = [aws_iam_access_key.other]
}

# The role's trust is honoured: it wants a code, too.
data "aws_iam_principal_policy_simulation" "toolkit" {
  action_names      = ["sts:AssumeRole", "s3:GetObject"]
  resource_arns     = [aws_iam_role.toolkit.arn]
  policy_source_arn = aws_iam_user.toolkit.arn
  depends_on        = [aws_iam_user_policy.toolkit, aws_iam_user_policy_attachment.toolkit]

  context {
    key    = "aws:MultiFactorAuthPresent"
    type   = "boolean"
    values = ["true"]
  }
}

output "read" {
  value = {
    issuer = data.aws_iam_session_context.current.issuer_arn
    roles  = data.aws_iam_roles.toolkit.names
    people = data.aws_iam_group.people.users[*].user_name
    keys   = [for key in data.aws_iam_access_keys.other.access_keys : key.status]
    may    = { for result in data.aws_iam_principal_policy_simulation.toolkit.results : result.action_name => result.decision }
  }
}
