//! The rules of the language, one file a section, and the list of which test holds which rule.

mod action;
mod condition;
mod decision;
mod documents;
mod errors;
mod mfa_keys;
mod principal;
mod reasons;
mod resource;
mod sts;
mod variables;

/// Each rule, and the tests that fail where it is broken.
const RULES: &[(&str, &str)] = &[
    // 3.1 documents
    ("an object with Version, Id and Statement, one or several", "statement_is_one_or_several"),
    (
        "two versions; none is the older",
        "the_versions_are_two_and_old_ones_are_no_identity_policies",
    ),
    ("names of elements have their case", "names_of_elements_have_their_case"),
    ("no name occurs twice", "p3_duplicate_names_are_an_error_at_every_level"),
    (
        "one of Action and NotAction, and so on",
        "action_excludes_not_action_and_likewise_the_others",
    ),
    (
        "no Principal in identity, session, boundary and control policies",
        "who_may_stand_where_depends_on_the_kind",
    ),
    (
        "trust policies: Principal, no Resource, no NotPrincipal",
        "p12_a_trust_policy_excepts_nobody_and_is_about_its_role",
    ),
    (
        "a statement of a resource policy without Principal matches nobody",
        "a_statement_of_a_resource_policy_without_principal_matches_nobody",
    ),
    ("a value is a string or a list", "a_value_is_one_or_several"),
    (
        "condition values may be numbers and truths",
        "numbers_and_truths_may_be_written_without_quotes",
    ),
    ("which fault wins", "of_several_faults_awss_is_named"),
    ("AWS's own messages", "says_what_aws_says"),
    ("Sids are plain and unique", "sids_are_plain_and_unique"),
    ("characters", "p15_characters_are_those_of_latin_1"),
    // 3.2 actions
    ("an action is compared without case", "p4_an_action_is_compared_without_case"),
    ("an action is compared whole", "p10_an_action_is_compared_whole"),
    ("wildcards stand in the name part", "wildcards_stand_in_the_name"),
    ("no wildcard in the service part", "no_wildcard_stands_in_the_service"),
    ("a star alone is every action", "a_star_alone_is_every_action"),
    ("NotAction is none of them", "not_action_is_everything_else"),
    // 3.3 resources
    ("a star alone is every resource", "a_star_alone_is_every_resource"),
    ("six parts, each matched by itself", "each_part_is_matched_by_itself"),
    (
        "a run may be empty, and holds slashes and colons in the last part",
        "p10_a_run_may_hold_slashes_and_colons_in_the_last_part_and_nothing_at_all",
    ),
    ("a resource has its case", "a_resource_has_its_case"),
    (
        "no wildcard in the service part of an ARN",
        "no_wildcard_stands_in_the_service_of_a_resource",
    ),
    ("a wildcard in the resource type is a plain one", "a_wildcard_in_the_type_is_a_plain_one"),
    (
        "an action without resource types needs a literal star",
        "an_action_without_resource_types_needs_a_star",
    ),
    ("variables in the last part only", "variables_stand_in_the_last_part_only"),
    (
        "a variable without value in Resource and NotResource",
        "error_10_a_variable_without_value_is_never_an_empty_text",
    ),
    ("NotResource is none of them", "not_resource_is_everything_else"),
    // 3.4 conditions
    ("all operators and all keys", "conditions_and_keys_all_hold"),
    ("values are alternatives", "values_of_a_positive_operator_are_alternatives"),
    (
        "negated operators: none of the values",
        "error_02_a_negated_operator_with_several_values_is_nor",
    ),
    ("a missing key", "p6_a_missing_key_fails_the_positive_and_passes_the_negated"),
    ("IfExists", "p6_if_exists_passes_where_the_key_is_missing"),
    ("ForAllValues and ForAnyValue", "p5_the_set_operators_by_what_the_set_holds"),
    ("Null", "error_06_null_false_is_not_null_true"),
    (
        "Null does not mix with IfExists",
        "null_takes_one_or_several_values_and_does_not_mix_with_if_exists",
    ),
    ("a multivalued key needs a set operator", "a_multivalued_key_needs_a_set_operator"),
    ("an unknown operator", "p1_an_unknown_operator_never_allows_always_denies_and_is_refused"),
    ("each operator of each family", "every_operator_compares_what_it_says"),
    ("all operators in all forms", "the_operator_table"),
    ("StringEquals is exact", "string_equals_takes_wildcards_literally"),
    (
        "StringLike is of the whole text",
        "p10_string_like_crosses_slashes_and_colons_and_is_of_the_whole_text",
    ),
    ("Numeric operators", "numbers_are_compared_as_numbers"),
    ("Date operators", "p16_dates_are_of_iso_8601_or_seconds"),
    ("Bool ignores case", "p4_names_of_keys_are_compared_without_case"),
    ("BinaryEquals", "binaries_are_compared_by_their_bytes"),
    ("IpAddress", "p16_addresses_and_ranges"),
    ("Arn operators", "arns_are_compared_part_by_part"),
    (
        "what is not of the operator's type",
        "what_a_request_says_wrongly_never_allows_and_always_denies",
    ),
    ("names of keys ignore case, values do not", "error_20_names_ignore_case_and_values_do_not"),
    // 3.5 variables
    ("a default", "a_default_stands_in_for_a_missing_value"),
    ("three variables are characters", "p11_three_variables_are_characters"),
    ("only with version 2012-10-17", "error_12_older_versions_have_no_variables"),
    ("only single-valued keys", "only_single_valued_keys_are_put_in"),
    ("a value is literal", "p11_a_value_is_put_in_literally"),
    (
        "no value and no default",
        "p11_a_variable_without_value_matches_nothing_and_its_negation_everything",
    ),
    ("no variables in actions", "variables_mean_nothing_in_an_action"),
    (
        "nor in principals, numbers, dates, addresses and binaries",
        "variables_mean_nothing_where_they_are_not_supported",
    ),
    ("variables in Bool", "a_truth_may_be_a_variable"),
    // 3.6 MFA
    ("Allow Bool true", "p6_allow_bool_true_is_for_mfa_sessions_only"),
    ("Allow BoolIfExists true", "p6_allow_bool_if_exists_true_lets_long_term_keys_through"),
    ("Deny BoolIfExists false", "p6_deny_bool_if_exists_false_requires_mfa"),
    ("Deny Bool false", "p6_deny_bool_false_misses_long_term_keys"),
    ("Allow Null false", "p6_allow_null_false_is_for_any_temporary_credential"),
    ("Deny NumericGreaterThanIfExists", "deny_numeric_greater_than_if_exists_is_no_mfa_or_too_old"),
    (
        "a code counts for the call and not for the session",
        "error_08_a_code_counts_for_the_call_that_assumes_the_role_and_not_for_its_session",
    ),
    // 3.7 principals
    ("a star", "p13_a_star_is_everyone_and_a_grant_by_itself"),
    ("no wildcard inside a name", "no_name_matches_in_part"),
    ("an account", "p13_an_account_is_no_grant_and_as_a_deny_hits_all_of_it"),
    ("a user", "p13_a_user_is_named_by_its_whole_arn"),
    ("names become unique ids on save", "p13_a_name_that_comes_back_is_somebody_else"),
    ("a role without its path", "a_role_name_is_compared_without_its_path"),
    ("a session", "p13_a_session_is_named_by_its_own_arn_only"),
    (
        "the user behind a federated session",
        "a_user_named_in_a_policy_is_behind_its_federated_session",
    ),
    ("a service", "a_service_is_named_exactly"),
    ("a provider", "a_provider_is_nobody_who_calls_with_aws_credentials"),
    ("NotPrincipal", "not_principal_excepts_who_is_named_in_every_form"),
    ("NotPrincipal with a boundary", "with_a_boundary_not_principal_always_denies"),
    // 3.8 decisions
    ("a deny in any layer", "p8_a_deny_in_each_layer_outdoes_the_allows_of_all_others"),
    ("every level of control policies", "every_level_of_control_policies_must_allow"),
    (
        "whose control policies",
        "control_policies_are_those_of_the_callers_account_and_of_the_resources",
    ),
    ("service-linked roles", "a_service_linked_role_is_under_no_control_policy"),
    ("endpoint policies", "an_endpoint_policy_must_allow"),
    ("endpoint policies with Principal", "an_endpoint_policy_may_name_whom_it_lets_through"),
    ("a direct grant", "a_direct_grant_needs_no_identity_boundary_or_session_policy"),
    (
        "a grant to the role or user behind",
        "a_grant_to_who_is_behind_needs_no_identity_policy_but_the_limits",
    ),
    ("otherwise identity, boundary and session", "a_boundary_and_session_policies_limit_and_unite"),
    ("a key's policy names the account", "a_key_policy_must_name_the_account"),
    ("across accounts", "across_accounts_every_form_needs_both_sides_and_the_limits"),
    ("the owner's account", "the_account_that_counts_is_the_owners_and_not_the_arns"),
    ("services and strangers", "services_and_strangers_have_the_resource_policy_alone"),
    ("identity policies unite", "identity_policies_unite"),
    ("root in its own account", "root_may_in_its_own_account_unless_denied"),
    ("root under control policies", "root_is_under_every_control_policy_and_explicit_deny"),
    ("what AWS keeps", "what_aws_keeps_is_kept_from_everybody"),
    ("nothing attached", "p9_nothing_attached_is_nothing_allowed"),
    // 3.9 STS
    ("AssumeRole in the same account", "assume_role_in_the_same_account"),
    ("AssumeRole across accounts", "assume_role_across_accounts_needs_both_sides"),
    ("a role does not trust itself", "a_role_does_not_trust_itself"),
    (
        "session tags and source identity",
        "tags_and_source_identity_are_authorised_like_the_main_action",
    ),
    (
        "session tags and source identity, not granted",
        "a_trust_policy_governs_tags_and_source_identity_too",
    ),
    ("root cannot assume roles", "root_cannot_assume_roles"),
    ("session permissions", "a_session_has_what_role_session_policies_and_boundary_allow_together"),
    ("GetSessionToken", "a_session_of_ones_own_needs_no_permission_and_nothing_denies_it"),
    ("GetFederationToken's session", "a_federated_session_has_what_its_policies_allow"),
    ("GetCallerIdentity", "asking_who_one_is_needs_no_permission_and_nothing_denies_it"),
    // 3.10 words
    ("endings of refusals", "a_refusal_ends_in_awss_words"),
    ("the layer that lacks an Allow", "a_refusal_names_the_layer_that_lacks_an_allow"),
    ("only one layer is named", "one_layer_is_named_the_widest_denial_first"),
    // 8: twenty errors
    ("error 1", "error_01_"),
    ("error 2", "error_02_"),
    ("error 3", "error_03_"),
    ("error 4", "error_04_"),
    ("error 5", "error_05_"),
    ("error 6", "error_06_"),
    ("error 7", "error_07_"),
    ("error 8", "error_08_"),
    ("error 9", "error_09_"),
    ("error 10", "error_10_"),
    ("error 11", "error_11_"),
    ("error 12", "error_12_"),
    ("error 13", "error_13_"),
    ("error 14", "error_14_"),
    ("error 15", "error_15_"),
    ("error 16", "error_16_"),
    ("error 17", "error_17_"),
    ("error 18", "error_18_"),
    ("error 19", "error_19_"),
    ("error 20", "error_20_"),
    // What attackers try of a policy engine.
    ("P1", "p1_"),
    ("P2", "p2_"),
    ("P3", "p3_"),
    ("P4", "p4_"),
    ("P5", "p5_"),
    ("P6", "p6_"),
    ("P7", "p7_"),
    ("P8", "p8_"),
    ("P9", "p9_"),
    ("P10", "p10_"),
    ("P11", "p11_"),
    ("P12", "p12_"),
    ("P13", "p13_"),
    ("P14", "p14_"),
    ("P15", "p15_"),
    ("P16", "p16_"),
];

/// A test that is renamed or taken away is missed here.
#[test]
fn every_rule_has_its_test() {
    let tests = [
        include_str!("action.rs"),
        include_str!("condition.rs"),
        include_str!("decision.rs"),
        include_str!("documents.rs"),
        include_str!("errors.rs"),
        include_str!("mfa_keys.rs"),
        include_str!("principal.rs"),
        include_str!("reasons.rs"),
        include_str!("resource.rs"),
        include_str!("sts.rs"),
        include_str!("variables.rs"),
        include_str!("../bad_input.rs"),
        include_str!("../malformed.rs"),
        include_str!("../table.rs"),
    ]
    .concat();
    for (rule, test) in RULES {
        let start = format!("#[test]\nfn {test}");
        let whole = if test.ends_with('_') { start } else { start + "(" };
        assert!(tests.contains(&whole), "{rule}: {test}");
    }
}
