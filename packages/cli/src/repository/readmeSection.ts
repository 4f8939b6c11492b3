import type { LakeportFile } from '../io/parseLakeportFile';
import { inlineCode as code } from '../plan/inlineCode';
import { networkInWords } from './environmentPage';
import { projectTable } from './platformPage';

const BEGIN = '<!-- lakeport: written by "lakeport docs" -->';
const END = '<!-- lakeport: end -->';

/** The part of a README that lists the environments of a project or a platform. */
export function readmeSection(file: LakeportFile): string {
  const { spec } = file.kind === 'Project' ? file.project : file.platform;
  const table =
    file.kind === 'Platform'
      ? projectTable(file.platform)
      : [
          '| environment | AWS account | region | security profile | network |',
          '| --- | --- | --- | --- | --- |',
          ...Object.entries(file.project.spec.environments).map(
            ([name, { awsAccountId, region, securityProfile, network }]) =>
              `| ${name} | ${code(awsAccountId)} | ${code(region)} | ${code(
                securityProfile,
              )} | ${networkInWords(network)} |`,
          ),
        ];
  return [
    ...table,
    '',
    `State is in ${code(
      spec.aws.state.bucket,
    )}; the Databricks account is ${code(spec.databricks.accountId)}.`,
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
