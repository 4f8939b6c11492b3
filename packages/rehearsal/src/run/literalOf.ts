const ESCAPED = /([$%])\1\{/g;

/**
 * The text that an argument in Terraform's JSON syntax stands for; undefined
 * when it holds a reference or is no text. There every text is a template, in
 * which `$${` stands for `${` and `%%{` for `%{`.
 */
export function literalOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') {
    return undefined;
  }
  return /[$%]\{/.test(value.replace(ESCAPED, ''))
    ? undefined
    : value.replace(ESCAPED, '$1{');
}
