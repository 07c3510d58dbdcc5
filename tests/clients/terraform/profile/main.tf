# A provider that is told of nothing but a profile: credentials, region and endpoint are found as all programs find them.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "profile" {
  type    = string
  default = null
}

provider "aws" {
  profile = var.profile
}

data "aws_caller_identity" "current" {}

data "aws_iam_user" "current" {
  user_name = "toolkit-user"
}

output "arn" {
  value = data.aws_caller_identity.current.arn
}

output "user" {
  value = data.aws_iam_user.current.arn
}
