# What the walkthrough makes by hand, as Terraform makes it.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "endpoint" {
  type = string
}

# Changed after the first apply: what hangs on it is updated in place.
variable "revision" {
  type    = string
  default = "one"
}

provider "aws" {
  region = "us-east-1"

  endpoints {
    iam = var.endpoint
    sts = var.endpoint
  }

  default_tags {
    tags = {
      made-by = "terraform"
    }
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_iam_policy" "read_only" {
  name = "ReadOnlyAccess"
}

resource "aws_iam_account_alias" "this" {
  account_alias = "countersign-${var.revision}"
}

resource "aws_iam_account_password_policy" "this" {
  minimum_password_length        = var.revision == "one" ? 12 : 14
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  require_numbers                = true
  require_symbols                = false
  allow_users_to_change_password = true
  password_reuse_prevention      = 3
  max_password_age               = 90
}

# The role, which wants a code.

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"]
    }

    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["true"]
    }
  }
}

resource "aws_iam_role" "toolkit" {
  name                 = "toolkit-role"
  path                 = "/toolkit/"
  description          = "revision ${var.revision}"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = var.revision == "one" ? 3600 : 7200
  permissions_boundary = aws_iam_policy.reading.arn

  tags = {
    revision = var.revision
  }
}

resource "aws_iam_role_policy_attachment" "toolkit" {
  role       = aws_iam_role.toolkit.name
  policy_arn = data.aws_iam_policy.read_only.arn
}

resource "aws_iam_role_policy" "toolkit" {
  name = "inline"
  role = aws_iam_role.toolkit.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Revision${var.revision}", Effect = "Allow", Action = "iam:GetUser", Resource = "*" },
    ]
  })
}

# What may be done, by whom.

data "aws_iam_policy_document" "reading" {
  statement {
    sid       = "Revision${var.revision}"
    actions   = ["iam:Get*", "iam:List*", "sts:*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "reading" {
  name        = "reading"
  description = "what a session may at most"
  policy      = data.aws_iam_policy_document.reading.json
}

resource "aws_iam_group" "people" {
  name = "people"
  path = var.revision == "one" ? "/" : "/moved/"
}

resource "aws_iam_group_policy" "people" {
  name   = "inline"
  group  = aws_iam_group.people.name
  policy = data.aws_iam_policy_document.reading.json
}

resource "aws_iam_group_policy_attachment" "people" {
  group      = aws_iam_group.people.name
  policy_arn = aws_iam_policy.reading.arn
}

resource "aws_iam_group_membership" "people" {
  name  = "people"
  group = aws_iam_group.people.name
  users = [aws_iam_user.toolkit.name]
}

# The user, whose key opens nothing but the role, and that only with a code.

resource "aws_iam_user" "toolkit" {
  name          = "toolkit-user"
  force_destroy = true

  tags = {
    revision = var.revision
  }
}

resource "aws_iam_access_key" "toolkit" {
  user = aws_iam_user.toolkit.name
}

resource "aws_iam_user_login_profile" "toolkit" {
  user = aws_iam_user.toolkit.name
}

resource "aws_iam_user_policy" "toolkit" {
  name   = "assume-with-mfa"
  user   = aws_iam_user.toolkit.name
  policy = data.aws_iam_policy_document.assume.json
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions   = ["sts:AssumeRole"]
    resources = [aws_iam_role.toolkit.arn]

    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["true"]
    }
  }
}

resource "aws_iam_user_policy_attachment" "toolkit" {
  user       = aws_iam_user.toolkit.name
  policy_arn = aws_iam_policy.reading.arn
}

resource "aws_iam_virtual_mfa_device" "toolkit" {
  virtual_mfa_device_name = "toolkit-user"
  path                    = "/toolkit/"

  tags = {
    revision = var.revision
  }
}

output "account" {
  value = data.aws_caller_identity.current.account_id
}

output "role" {
  value = aws_iam_role.toolkit.arn
}

output "serial" {
  value = aws_iam_virtual_mfa_device.toolkit.arn
}

output "seed" {
  value     = aws_iam_virtual_mfa_device.toolkit.base_32_string_seed
  sensitive = true
}

output "key" {
  value     = aws_iam_access_key.toolkit.id
  sensitive = true
}

output "secret" {
  value     = aws_iam_access_key.toolkit.secret
  sensitive = true
}
