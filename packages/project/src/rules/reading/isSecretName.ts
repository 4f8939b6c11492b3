const NAMES =
  /^(password|passwd|passphrase|secret|client_secret|secret_string|secret_value|secret_key|access_key|secret_access_key|token|token_value|access_token|api_key|private_key|personal_access_token|master_password|string_value_wo|connection_string)$/i;

/** Whether an attribute's name says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return NAMES.test(name);
}
