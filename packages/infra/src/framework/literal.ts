/**
 * Text that a person typed, as Terraform's JSON syntax takes it: every string
 * there is a template, so `${` and `%{` would be evaluated.
 *
 * Throws when the text holds one of cdktf's own placeholders, which would be
 * replaced before Terraform sees it.
 */
export function literal(text: string): string {
  if (/TfToken\[/.test(text)) {
    throw new Error(
      `"${text}" cannot be written to Terraform: it contains "TfToken[", which is reserved; leave it out`,
    );
  }
  return text.replace(/[$%](?=\{)/g, sign => sign + sign);
}
