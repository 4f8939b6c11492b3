import type { Ec2RegionAnswers } from '@lakeport/topology';
import type { Readings } from '../sources/Readings';
import type { RegionReadings } from '../sources/RegionReadings';
import { sourceNames } from '../sources/sourceNames';

/** A VPC of an AWS account that is read, or what is missing to find it. */
export type FoundVpc =
  | { accountId: string; answers: Ec2RegionAnswers; missing?: undefined }
  | { accountId?: undefined; answers?: undefined; missing?: string };

/** Finds the AWS account that tells of a VPC. */
export class VpcFinder {
  readonly #regions: Pick<RegionReadings, 'configured' | 'read'>;

  constructor(options: {
    regions: Pick<RegionReadings, 'configured' | 'read'>;
  }) {
    this.#regions = options.regions;
  }

  /**
   * @param vpc - `accountIds`: where it most likely is, first of all
   * @returns `missing`: why it was not found, but for what failed, which is
   *   among the errors of the readings
   */
  async find(
    vpc: { vpcId: string; region: string; accountIds: string[] },
    readings: Readings,
  ): Promise<FoundVpc> {
    const { vpcId, region, accountIds } = vpc;
    const rank = (id: string) =>
      accountIds.includes(id) ? accountIds.indexOf(id) : accountIds.length;
    const candidates = this.#regions
      .configured({ region })
      .sort((a, b) => rank(a.accountId) - rank(b.accountId));
    const failed = readings.errors.length;
    for (const candidate of candidates) {
      const { accountId } = candidate;
      // One after another: the first one has it nearly always.
      const answers = await readings.take(
        sourceNames.region(accountId, region),
        () => this.#regions.read(candidate, readings),
      );
      if (answers?.vpcs?.some(({ VpcId }) => VpcId === vpcId)) {
        for (const { action, message } of answers.errors ?? []) {
          readings.add(
            sourceNames.region(accountId, region),
            `${action}: ${message}`,
          );
        }
        return { accountId, answers };
      }
    }
    if (readings.errors.length > failed) {
      return {};
    }
    const [likely] = accountIds;
    return {
      missing: `What AWS tells of VPC ${vpcId}: ${
        candidates.length === 0
          ? `databricks.aws.accounts of app-config names ${
              likely ? `AWS account ${likely}` : 'no AWS account'
            } ${likely ? 'not ' : ''}with region ${region}`
          : `none of the configured AWS accounts has it in ${region}${
              likely ? `; it should be in ${likely}` : ''
            }`
      }`,
    };
  }
}
