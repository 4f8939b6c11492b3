import type { DatabricksClientEntry } from './databricks/DatabricksClients';

/** @public */
export interface EmulatorOptions {
  /** Folder that keeps everything across restarts; made when it is not there. */
  data: string;
  /** Port of GitHub and npm; 0 for any. Default 8099. */
  port?: number;
  /** Port of Databricks; 0 for any. Default 8098. */
  databricksPort?: number;
  /** Port of AWS: EC2's read side and STS; 0 for any. Default 8097, or any when that of GitHub is. */
  awsPort?: number;
  /** Loopback address to listen on. Default 127.0.0.1. */
  host?: string;
  /** The packed `lakeport` that the npm registry serves. */
  lakeportPackage?: string;
  /** The bundled `lakeport` that the demo is applied with; beside the package by default. */
  lakeportBundle?: string;
  /**
   * Folder of `<organization>/<repository>/lakeport.yaml`: repositories to make
   * and to apply to the rehearsal account at start, in the background.
   */
  demo?: string;
  /** Folder with the package.json, lock and ignore files that all of them have. */
  demoSkeleton?: string;
  /** Organizations that exist from the start. Default `acme` and `lakeport-demo`. */
  organizations?: string[];
  /** People who exist from the start, beside `lakeport-user`. Default `maya` and `jonas`. */
  users?: string[];
  /** The OAuth application that people sign in to. Default `demo-portal` with `demo-portal-secret`. */
  oauthApp?: { clientId: string; clientSecret: string };
  /** Who signs in with GitHub, without the page that asks. */
  signInAs?: string;
  /** The service principal that Databricks accepts. Default `demo-portal` with `demo-portal-secret`. */
  databricksCredentials?: { clientId: string; clientSecret: string };
  /** Further service principals with secrets, and what each of them may do. */
  databricksClients?: readonly DatabricksClientEntry[];
  /**
   * JSON file of what is in Databricks and Terraform does not make: tables,
   * lineage, grants, runs of jobs, usage. Nothing when left out.
   */
  databricksSeed?: string;
  /** How long a new workspace is PROVISIONING before it runs; 0 when left out. */
  provisioningSeconds?: number;
  /**
   * JSON file of objects that stand in the rehearsal account before Terraform
   * comes, as of a workspace that nobody made with lakeport. They are put there once.
   */
  existing?: string;
  /** Who the tokens of jobs say they are of. Default GitHub's own `https://token.actions.githubusercontent.com`. */
  tokenIssuer?: string;
  /**
   * Whether the tokens of repositories that are made through GitHub's API have
   * ids in their subjects, as on github.com since 15 July 2026. Default false;
   * a repository can also be asked to.
   */
  immutableSubjects?: boolean;
  log?: (line: string) => void;
}
