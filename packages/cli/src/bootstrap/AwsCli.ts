import { execFile } from 'node:child_process';
import { CommandError } from '../io/CommandError';
import { exitCodes } from '../io/exitCodes';
import type { AwsArguments, AwsReader } from './BootstrapStep';

const MISSING =
  /\((NoSuchEntity|NoSuchBucket|NoSuchBucketPolicy|NoSuchPublicAccessBlockConfiguration|ServerSideEncryptionConfigurationNotFoundError|404)\)/;
/** IAM takes some seconds until one role can be named in another's trust. */
const NOT_YET = /Invalid principal in policy/;
const ATTEMPTS = 6;
const MOST_BYTES = 10 * 1024 * 1024;

interface AwsCliOptions {
  readonly region: string;
  /** Profile of AWS's configuration files. */
  readonly profile?: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds until what IAM does not know yet is tried again. */
  readonly patience?: number;
}

/** The `aws` command of this machine, run without a shell. */
export class AwsCli implements AwsReader {
  constructor(private readonly options: AwsCliOptions) {}

  async read(args: AwsArguments): Promise<unknown> {
    const { code, stdout, stderr } = await this.run(args);
    if (code === 0) return stdout.trim() ? JSON.parse(stdout) : {};
    if (MISSING.test(stderr)) return undefined;
    throw refused(args, stderr);
  }

  /**
   * @throws CommandError with AWS's own words when it refuses.
   */
  async write(args: AwsArguments): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const { code, stderr } = await this.run(args);
      if (code === 0) return;
      if (!NOT_YET.test(stderr) || attempt === ATTEMPTS) {
        throw refused(args, stderr);
      }
      await new Promise(resolve => {
        setTimeout(resolve, this.options.patience ?? 5_000);
      });
    }
  }

  private run(
    args: AwsArguments,
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    const { env, profile, region } = this.options;
    const all = [
      ...args,
      ...(args.includes('--region') ? [] : ['--region', region]),
      ...(profile === undefined ? [] : ['--profile', profile]),
      '--output',
      'json',
    ];
    return new Promise((resolve, reject) => {
      execFile(
        'aws',
        all,
        { env: { ...env, AWS_PAGER: '' }, maxBuffer: MOST_BYTES },
        (error, stdout, stderr) => {
          if (!error) resolve({ code: 0, stdout, stderr });
          else if (typeof error.code === 'number') {
            resolve({ code: error.code, stdout, stderr });
          } else {
            reject(
              new CommandError('the aws command cannot be run', {
                hint: 'Install the AWS CLI, version 2, or run the printed commands elsewhere.',
                cause: error,
              }),
            );
          }
        },
      );
    });
  }
}

function refused([service, operation]: AwsArguments, stderr: string) {
  return new CommandError(
    `aws ${service} ${operation}: ${
      stderr.trim() || 'it failed without a word'
    }`,
    { exitCode: exitCodes.failed },
  );
}
