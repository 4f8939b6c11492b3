import { environmentResourceNames } from '../environmentResourceNames';
import { characters } from '../characters';
import type { Finding } from '../Finding';
import { networkConnectivityName } from '../networkConnectivityName';
import { environmentsOf } from './environmentsOf';
import type { ProjectDraft } from './projectDraft';

const LONGEST_CONNECTIVITY = 30;
const LONGEST_POLICY = 32;

/**
 * That what serverless compute is connected by gets names that Databricks
 * takes.
 *
 * Source: databricks/terraform-provider-databricks 1.128.0
 * (mws_network_connectivity_config), databricks/terraform-databricks-sra
 * (network policy id), 2026.
 */
export function checkServerlessNames(draft: ProjectDraft): Finding[] {
  const project = draft.metadata?.name;
  const platform = draft.spec?.platform;
  const owner = platform ?? project;
  return environmentsOf(draft).flatMap(({ name, path, environment }) => {
    const { region, awsAccountId = '', serverless } = environment;
    const findings: Finding[] = [];
    if (
      serverless?.networkConnectivity === true &&
      owner !== undefined &&
      region !== undefined
    ) {
      const called = networkConnectivityName(owner, region);
      if (called.length > LONGEST_CONNECTIVITY) {
        findings.push({
          path: [...path, 'serverless', 'networkConnectivity'],
          message: `the network connectivity configuration would be called ${called}, which has more than ${LONGEST_CONNECTIVITY} characters`,
          hint: `shorten the name of the ${
            platform === undefined ? 'project' : 'platform'
          } by ${characters(
            called.length - LONGEST_CONNECTIVITY,
          )}, or bring one: { existing: <id> }`,
          about: 'key',
        });
      }
    }
    if (
      serverless?.networkPolicy &&
      !serverless.networkPolicy.keys.includes('existing') &&
      project !== undefined
    ) {
      const called = environmentResourceNames(
        project,
        name,
        awsAccountId,
      ).networkPolicy;
      if (called.length > LONGEST_POLICY) {
        findings.push({
          path: [...path, 'serverless', 'networkPolicy'],
          message: `the network policy would be called ${called}, which has more than ${LONGEST_POLICY} characters`,
          hint: `shorten the name of the project or the environment by ${characters(
            called.length - LONGEST_POLICY,
          )}, or bring one: { existing: <id> }`,
          about: 'key',
        });
      }
    }
    return findings;
  });
}
