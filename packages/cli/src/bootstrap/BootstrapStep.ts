/** Arguments of the `aws` command; `file://NAME` is a file of the step. */
export type AwsArguments = readonly string[];

/** JSON files that a step's commands name. */
export type StepFiles = Readonly<Record<string, unknown>>;

/** Asks AWS; undefined where it says that there is no such thing. */
export interface AwsReader {
  read(args: AwsArguments): Promise<unknown>;
}

/** What is there already. */
export interface FoundThing {
  /** How it is not as wanted, in words; empty where it is. */
  readonly differs: readonly string[];
  /** What is there beside what is wanted, and stays. */
  readonly keeps?: readonly string[];
  /** Makes it as wanted. */
  readonly change?: readonly AwsArguments[];
  /** In the place of the step's own files of these names. */
  readonly files?: StepFiles;
}

/** One thing that has to be there before Terraform can run. */
export interface BootstrapStep {
  /** The AWS account that it is in. */
  readonly account: string;
  readonly what: string;
  readonly why: string;
  /** Looks whether it is there. */
  readonly check: AwsArguments;
  /** Makes it where it is not. */
  readonly make: readonly AwsArguments[];
  readonly files: StepFiles;
  find(aws: AwsReader): Promise<FoundThing | undefined>;
}
