import type { Project } from '@lakeport/project';
import { inlineCode as code } from '../plan/inlineCode';
import { networkInWords } from './environmentPage';

const BEGIN = '<!-- lakeport: written by "lakeport docs" -->';
const END = '<!-- lakeport: end -->';

/** The part of a README that lists the project's environments. */
export function readmeSection(project: Project): string {
  return [
    '| environment | AWS account | region | security profile | network |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(project.spec.environments).map(
      ([name, { awsAccountId, region, securityProfile, network }]) =>
        `| ${name} | ${code(awsAccountId)} | ${code(region)} | ${code(
          securityProfile,
        )} | ${networkInWords(network)} |`,
    ),
    '',
    `State is in ${code(
      project.spec.aws.state.bucket,
    )}; the Databricks account is ${code(project.spec.databricks.accountId)}.`,
  ].join('\n');
}

/** A README with its section brought up to date; one without the marks stays as it is. */
export function withReadmeSection(readme: string, section: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END, begin);
  return begin < 0 || end < 0
    ? readme
    : `${readme.slice(0, begin + BEGIN.length)}\n\n${section}\n\n${readme.slice(
        end,
      )}`;
}
