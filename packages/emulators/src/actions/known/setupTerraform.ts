import { runProcess } from '../runProcess';
import {
  ActionFailure,
  type ActionCall,
  type KnownAction,
} from './KnownAction';

const OLDEST = [1, 10];

async function versionOf(
  call: ActionCall,
  program: string,
): Promise<string | undefined> {
  const lines: string[] = [];
  try {
    const { code } = await runProcess(program, ['version'], {
      cwd: call.workspace,
      env: { ...call.env, CHECKPOINT_DISABLE: '1' },
      signal: call.signal,
      onLine: line => lines.push(line),
    });
    const match = /^(?:Terraform|OpenTofu) v(\d+\.\d+\.\d+\S*)/m.exec(
      lines.join('\n'),
    );
    return code === 0 ? match?.[1] : undefined;
  } catch {
    return undefined;
  }
}

/**
 * `hashicorp/setup-terraform` and `opentofu/setup-opentofu`: looks for the
 * binary that the machine has and says what to install when there is none.
 */
export const setupTerraform: KnownAction = {
  names: ['hashicorp/setup-terraform', 'opentofu/setup-opentofu'],
  async run(call) {
    const candidates = [
      ...(call.env.LAKEPORT_TERRAFORM ? [call.env.LAKEPORT_TERRAFORM] : []),
      'terraform',
      'tofu',
    ];
    const seen: string[] = [];
    for (const program of candidates) {
      const version = await versionOf(call, program);
      if (version) {
        const [major, minor] = version.split('.').map(Number);
        if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
          call.log.add(
            `Found ${program} ${version} on this machine; nothing is downloaded.`,
          );
          return;
        }
        seen.push(`${program} ${version}`);
      }
    }
    throw new ActionFailure(
      `${
        seen.length > 0
          ? `${seen.join(' and ')} is too old`
          : 'Neither terraform nor tofu is on the PATH of this machine'
      }: install Terraform >= 1.10 (https://developer.hashicorp.com/terraform/install) or OpenTofu >= 1.10 (https://opentofu.org/docs/intro/install), or set LAKEPORT_TERRAFORM to the binary, and start again.`,
    );
  },
};
