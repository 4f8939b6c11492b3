/**
 * A project or a platform, as far as the states of its stacks are concerned.
 *
 * @public
 */
export interface StateOwner {
  readonly metadata: { readonly name: string };
  readonly spec: {
    /** The platform that a project is onboarded to. */
    readonly platform?: string;
    readonly aws: {
      readonly adminAccountId: string;
      readonly adminRole: string;
      readonly state: { readonly bucket: string; readonly region: string };
    };
  };
}
