/** Which changes of a plan are shown. */
export interface PlanFilter {
  /** Only what is destroyed or replaced. */
  destructiveOnly: boolean;
  /** A part of an address, or of the path of an attribute, in any case. */
  search: string;
}
