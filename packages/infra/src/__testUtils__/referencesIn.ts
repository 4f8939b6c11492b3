/** The only function calls that our constructs write. */
const CALLS =
  /^(substr\(sha256\(join\(|jsonencode\(\{|length\(|element\(|lookup\(jsondecode\()/;

/** Of a resource that there may be several of. */
const COUNTED = /^count\.index( \+ 1)?$/;

/** What is read only while the state needs it, and whether it does. */
const OF_FORMER =
  /^(?:one\((data\.terraform_remote_state\.[\w-]+)\[\*\]\.outputs\.\w+\)|contains\((var\.former_members), "[\w-]+"\) \? 1 : 0)$/;

/** A variable that stands for nothing when it is empty. */
const UNLESS_EMPTY = /^(var\.\w+) == "" \? null : \1$/;

const REFERENCE =
  /(?:data\.)?(?:aws|databricks|random|terraform|time)_\w+\.[\w-]+(?:\.\w+|\[\d+\])*/g;

/**
 * The references that an expression is made of: one, or those that a fingerprint
 * or a JSON text is made from. Any other expression is given back as it is.
 */
export function referencesIn(expression: string): string[] {
  const [, variable] = UNLESS_EMPTY.exec(expression) ?? [];
  if (variable) {
    return [variable];
  }
  const [, ...former] = OF_FORMER.exec(expression) ?? [];
  if (former.length > 0) {
    return former.filter(reference => reference !== undefined);
  }
  if (COUNTED.test(expression)) {
    return [];
  }
  return CALLS.test(expression)
    ? // Texts in quotes are literals, such as ids that the project file gives.
      expression.replace(/"[^"]*"/g, '').match(REFERENCE) ?? []
    : [expression];
}
