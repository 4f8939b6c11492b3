/**
 * A network that cannot be divided. `message` says why, `hint` what would fit.
 *
 * @public
 */
export class AddressPlanError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'AddressPlanError';
    this.hint = hint;
  }
}
