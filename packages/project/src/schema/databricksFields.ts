import { quartzCronProblem } from '../time/quartzCronProblem';
import { cronProblem } from '../time/cronProblem';
import { timeZoneProblem } from '../time/timeZoneProblem';
import { fieldPattern } from './fieldPattern';
import { fieldRule } from './fieldRule';

const uuid = (is: string, hint: string) =>
  fieldPattern({
    is,
    matches: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    lowerCase: true,
    hint,
  });

const objectName = (is: string, example: string) =>
  fieldPattern({
    is,
    matches: /^(?=.{1,60}$)[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/,
    hint: `use 1 to 60 letters, digits, - and _, starting and ending with a letter or digit, such as ${example}`,
  });

/** Parts of a path in the workspace, without those that lead out of it. */
const PATH_PARTS = String.raw`(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9 ._-]{1,100}){1,20}`;

/**
 * Names, ids and texts of Databricks objects.
 *
 * Sources: databricks/terraform-provider-databricks 1.128.0 (names of
 * policies and pools, library coordinates, Git providers); Databricks
 * documentation (jobs, notebooks, Git folders), 2026.
 */
export const databricksFields = {
  privateAccessSettingsId: uuid(
    'the id of private access settings',
    'use the UUID that the account console shows, such as 5d3f2c1e-8a4b-4d0e-9a51-2f6c7b8d9e01',
  ),
  vpcEndpointId: uuid(
    'the id of a registered VPC endpoint',
    'use the UUID that Databricks gave the endpoint when it was registered, not its vpce- id',
  ),
  networkConnectivityId: uuid(
    'the id of a network connectivity configuration',
    'use the UUID that the account console shows, such as 9b1f6d0e-3c2a-4f5b-8e7d-6a5c4b3d2e1f',
  ),
  networkPolicyId: fieldPattern({
    is: 'a network policy id',
    matches: /^[A-Za-z0-9_-]{1,32}$/,
    hint: 'use 1 to 32 letters, digits, - and _, such as restricted-egress',
  }),
  workspaceId: fieldPattern({
    is: 'a workspace id',
    matches: /^\d{8,20}$/,
    hint: 'use the digits of the workspace in quotes, such as "1234567890123456"',
  }),
  domain: fieldPattern({
    is: 'a domain',
    matches:
      /^(?=.{4,253}$)(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    hint: 'use a domain without https:// and path, such as pypi.org or *.acme.example',
  }),
  policyName: objectName('a policy name', 'small-jobs'),
  poolName: objectName('a pool name', 'warm'),
  clusterName: objectName('a cluster name', 'exploration'),
  warehouseName: objectName('a warehouse name', 'default'),
  jobName: objectName('a job name', 'nightly'),
  taskName: objectName('a task name', 'load'),
  notebookName: objectName('a notebook name', 'welcome'),
  gitFolderName: objectName('the name of a Git folder', 'samples'),
  instanceProfileName: fieldPattern({
    is: 'the name of an instance profile',
    matches: /^(?=.{1,40}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
    hint: 'use 1 to 40 characters of a-z, 0-9 and -, starting and ending with a letter or digit, such as readers',
  }),
  servicePrincipalName: fieldPattern({
    is: 'the name of a service principal',
    matches: /^(?=.{1,40}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
    hint: 'use 1 to 40 characters of a-z, 0-9 and -, starting and ending with a letter or digit, such as loader',
  }),
  sparkVersion: fieldPattern({
    is: 'a Databricks runtime version',
    matches:
      /^(?:auto:latest(?:-lts)?(?:-ml)?|\d{1,3}\.(?:\d{1,3}|x)(?:\.x)?-[A-Za-z0-9._-]{1,60})$/,
    hint: 'use auto:latest-lts, or a version key such as 16.4.x-scala2.12',
  }),
  pypiPackage: fieldPattern({
    is: 'a PyPI package',
    matches:
      /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?(?:\[[A-Za-z0-9,._-]{1,100}\])?(?:(?:==|>=|<=|~=|!=|<|>)[A-Za-z0-9.*+!_-]{1,40}(?:,(?:==|>=|<=|~=|!=|<|>)[A-Za-z0-9.*+!_-]{1,40}){0,5})?$/,
    hint: 'use a package with or without a version, such as pandas==2.2.3',
  }),
  mavenCoordinates: fieldPattern({
    is: 'Maven coordinates',
    matches:
      /^[A-Za-z0-9._-]{1,150}:[A-Za-z0-9._-]{1,150}:[A-Za-z0-9._-]{1,100}$/,
    hint: 'use group:artifact:version, such as com.databricks:spark-xml_2.12:0.18.0',
  }),
  notebookPath: fieldPattern({
    is: 'a place in the workspace',
    matches: new RegExp(`^(?=.{1,500}$)/Shared${PATH_PARTS}$`),
    hint: 'use a path below /Shared of letters, digits, spaces and . _ -, such as /Shared/samples/welcome',
  }),
  workspacePath: fieldPattern({
    is: 'a path in the workspace',
    matches: new RegExp(
      `^(?=.{1,500}$)(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9 ._@+-]{1,100}){1,20}$`,
    ),
    hint: 'use an absolute path in the workspace, such as /Shared/samples/welcome',
  }),
  pathInGit: fieldPattern({
    is: 'a path in a repository',
    matches:
      /^(?=.{1,500}$)(?!\.{1,2}(?:\/|$))[A-Za-z0-9 ._-]{1,100}(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9 ._-]{1,100}){0,20}$/,
    hint: 'use a path relative to the root of the repository, such as notebooks/load',
  }),
  gitUrl: fieldPattern({
    is: 'the address of a Git repository',
    matches:
      /^https:\/\/(?=.{4,400}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(?::\d{2,5})?(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]{1,100}){1,10}$/,
    hint: 'use an https address without user name and password, such as https://github.com/acme/payments-notebooks',
  }),
  gitReference: fieldPattern({
    is: 'a branch or tag',
    matches:
      /^(?![-/.])(?!.*(?:\.\.|\/\/|@\{|\.lock$|[/.]$))[A-Za-z0-9._/@-]{1,200}$/,
    hint: 'use the name of a branch or tag, such as main',
  }),
  issuer: fieldPattern({
    is: 'the address of an issuer',
    matches:
      /^https:\/\/(?=.{4,400}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(?::\d{2,5})?(?:\/[A-Za-z0-9._~-]{1,100}){0,10}\/?$/,
    hint: 'use the https address of the identity provider, such as https://token.actions.githubusercontent.com',
  }),
  audience: fieldPattern({
    is: 'an audience',
    matches: /^[A-Za-z0-9:/._-]{1,200}$/,
    hint: 'use the audience of the token, such as the Databricks account id',
  }),
  subject: fieldPattern({
    is: 'a subject',
    matches: /^[A-Za-z0-9:/._@=*+-]{1,300}$/,
    hint: 'use the subject of the token, such as repo:acme/payments-lakehouse:environment:prod',
  }),
  /** Five fields, as crontab and GitHub know them. */
  cron: fieldRule({
    problem: cronProblem,
    description:
      'use five fields in quotes (minute, hour, day, month, weekday), such as "0 20 * * 1-5"',
  }),
  /** Six or seven fields, as Databricks jobs know them. */
  quartzCron: fieldRule({
    problem: quartzCronProblem,
    description:
      'use a Quartz expression in quotes (second, minute, hour, day, month, weekday), such as "0 0 6 * * ?"',
  }),
  timeZone: fieldRule({
    problem: timeZoneProblem,
    description: 'use an IANA time zone, such as Europe/Berlin',
  }),
};
