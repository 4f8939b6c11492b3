import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from '../runProcess';
import {
  ActionFailure,
  type ActionCall,
  type KnownAction,
} from './KnownAction';
import { GITHUB_SCRIPT_RUNNER } from './githubScriptRunner';

const KNOWN_INPUTS = ['script', 'github-token'];

/** Inputs of the real action that would change what the script does. */
const UNKNOWN_INPUTS = [
  'debug',
  'user-agent',
  'previews',
  'result-encoding',
  'retries',
  'retry-exempt-status-codes',
  'base-url',
];

async function run(call: ActionCall): Promise<void> {
  const unknown = UNKNOWN_INPUTS.filter(name => call.input(name) !== '');
  if (unknown.length > 0) {
    throw new ActionFailure(
      `The emulator does not know the input "${unknown.join(
        '", "',
      )}" of actions/github-script; it knows: ${KNOWN_INPUTS.join(', ')}`,
    );
  }
  const script = call.input('script');
  if (script === '') {
    throw new ActionFailure('Input required and not supplied: script');
  }
  const token = call.input('github-token') || call.token;
  const writes = ['pull-requests', 'issues'].some(
    name => call.permissions[name] === 'write',
  );
  const runner = join(call.temp, 'github-script.cjs');
  const file = join(call.temp, 'github-script.txt');
  writeFileSync(runner, GITHUB_SCRIPT_RUNNER);
  writeFileSync(file, script);
  const { code } = await runProcess(process.execPath, [runner, file], {
    cwd: call.workspace,
    env: {
      ...call.env,
      GITHUB_SCRIPT_TOKEN: token,
      // Only the run's own token has the rights of the job.
      GITHUB_SCRIPT_MAY_WRITE: String(token !== call.token || writes),
    },
    signal: call.signal,
    onLine: line => call.log.fromStep(line),
  });
  if (code !== 0) {
    throw new ActionFailure(`The script failed with exit code ${code}`);
  }
}

/**
 * `actions/github-script`: the script runs in a process of its own and gets
 * `github.request` and `github.paginate` with routes, `context`, the outputs and
 * messages of `core`, and `require`. Anything else of the real one fails by name.
 */
export const githubScript: KnownAction = {
  names: ['actions/github-script'],
  run,
};
