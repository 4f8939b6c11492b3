/** What an upgrade does in the files of a repository. */
export interface UpgradeReport {
  from: string;
  to: string;
  /** False when the version is in use already: then nothing was touched. */
  changed: boolean;
  /** Whether the files that follow from the lakeport file were written anew. */
  generated: boolean;
  /** What migrations of the file did. */
  migrations: string[];
  /** What rules find in the file; none when it was not generated. */
  findings: string[];
  /** What a person should know. */
  notes: string[];
}
