import { createServiceFactory } from '@backstage/backend-plugin-api';
import { awsNetworkReaderServiceRef } from '@lakeport/backstage-plugin-databricks-node';
import { Bench } from './Bench';
import { estateAnswers } from './estateAnswers';
import { FakeAws } from './FakeAws';
import { TestClock } from './TestClock';

/** A {@link Bench} whose account tells all of its workspace, beside an AWS account. */
export class EstateBench {
  private constructor(
    readonly bench: Bench,
    readonly aws: FakeAws,
    readonly clock: TestClock,
  ) {}

  /**
   * @param options - `plugin`: of `databricks` in the configuration; a function
   *   is given the address of the workspace
   */
  static async start(
    options: {
      environments?: string[];
      plugin?: object | ((url: string) => object);
    } = {},
  ): Promise<EstateBench> {
    const aws = new FakeAws();
    const clock = TestClock.start();
    const { plugin } = options;
    const bench = await Bench.start(options.environments, undefined, {
      plugin,
      features: [
        createServiceFactory({
          service: awsNetworkReaderServiceRef,
          deps: {},
          factory: () => aws,
        }),
      ],
    });
    const estate = new EstateBench(bench, aws, clock);
    estate.reset();
    return estate;
  }

  async stop(): Promise<void> {
    this.clock.stop();
    await this.bench.stop();
  }

  /** Everything answers, and everybody may everything. */
  reset(): void {
    this.clock.restAfterFailures();
    this.bench.reset();
    this.aws.reset();
    this.bench.databricks.more = estateAnswers(this.url);
  }

  /** Lets time pass. */
  later(ms: number): void {
    this.clock.later(ms);
  }

  /** Address of the workspace. */
  get url(): string {
    return `${this.bench.databricks.server.url}/w/1`;
  }
}
