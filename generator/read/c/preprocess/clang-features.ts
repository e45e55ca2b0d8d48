// What clang says 1 to when it is asked `__has_feature` and `__has_extension` of C.

/**
 * Without a sanitizer or another flag that adds some. Source: probes with clang 14 for x86_64,
 * i386, arm64, riscv64 and hexagon, which all answer alike.
 */
const features: ReadonlySet<string> = new Set(
  (
    "assume_nonnull attribute_analyzer_noreturn attribute_availability " +
    "attribute_availability_with_message attribute_availability_app_extension " +
    "attribute_availability_with_version_underscores attribute_availability_tvos " +
    "attribute_availability_watchos attribute_availability_with_strict " +
    "attribute_availability_with_replacement attribute_availability_in_templates " +
    "attribute_availability_swift attribute_cf_returns_not_retained " +
    "attribute_cf_returns_retained attribute_cf_returns_on_parameters " +
    "attribute_deprecated_with_message attribute_deprecated_with_replacement " +
    "attribute_ext_vector_type attribute_ns_returns_not_retained " +
    "attribute_ns_returns_retained attribute_ns_consumes_self attribute_ns_consumed " +
    "attribute_cf_consumed attribute_objc_ivar_unused attribute_objc_method_family " +
    "attribute_overloadable attribute_unavailable_with_message attribute_unused_on_fields " +
    "attribute_diagnose_if_objc c_thread_safety_attributes enumerator_attributes nullability " +
    "nullability_on_arrays nullability_nullable_result objc_arc_fields objc_nonfragile_abi " +
    "objc_property_explicit_atomic objc_protocol_qualifier_mangling objc_weak_class " +
    "ownership_holds ownership_returns ownership_takes objc_bool objc_subscripting " +
    "arc_cf_code_audited objc_bridge_id objc_bridge_id_on_typedefs c_alignas c_alignof c_atomic " +
    "c_generic_selections c_static_assert c_thread_local tls"
  ).split(" "),
);

/** What it takes in C though it belongs to another language or edition. */
const extensions: ReadonlySet<string> = new Set(
  (
    "cxx_binary_literals gnu_asm gnu_asm_goto_with_outputs matrix_types_scalar_division " +
    "pragma_clang_attribute_namespaces pragma_clang_attribute_external_declaration " +
    "overloadable_unmarked statement_attributes_with_gnu_syntax"
  ).split(" "),
);

/** Whether clang has what `__has_feature` or `__has_extension` asks for, underscores left out. */
export function isInClang(question: string, name: string): boolean {
  return features.has(name) || (question === "__has_extension" && extensions.has(name));
}
