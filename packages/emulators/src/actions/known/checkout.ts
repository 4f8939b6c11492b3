import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { isSafeRef } from '../../git/isSafeRef';
import { runProcess } from '../runProcess';
import {
  ActionFailure,
  type ActionCall,
  type KnownAction,
} from './KnownAction';

function target(call: ActionCall): string {
  const directory = resolve(call.workspace, call.input('path') || '.');
  if (relative(call.workspace, directory).startsWith('..')) {
    throw new ActionFailure(
      `Repository path '${directory}' is not under '${call.workspace}'`,
    );
  }
  return directory;
}

/** `actions/checkout`: a real fetch over HTTP from the emulator. */
export const checkout: KnownAction = {
  names: ['actions/checkout'],
  async run(call) {
    const full = `${call.repository.owner}/${call.repository.name}`;
    const wanted = call.input('repository') || full;
    if (!/^[\w.-]+\/[\w.-]+$/.test(wanted)) {
      throw new ActionFailure(
        `Invalid repository '${wanted}'. Expected format {owner}/{repo}.`,
      );
    }
    const ref = call.input('ref') || (wanted === full ? call.run.sha : 'HEAD');
    if (ref !== 'HEAD' && !isSafeRef(ref)) {
      throw new ActionFailure(`Invalid ref '${ref}'`);
    }
    const depth = call.input('fetch-depth') || '1';
    if (!/^\d+$/.test(depth)) {
      throw new ActionFailure(`Invalid fetch-depth '${depth}'`);
    }
    const directory = target(call);
    await mkdir(directory, { recursive: true });
    for (const name of await readdir(directory)) {
      await rm(join(directory, name), { recursive: true, force: true });
    }

    const secret = call.input('token') || call.token;
    const basic = Buffer.from(`x-access-token:${secret}`).toString('base64');
    call.log.mask(basic);
    const header = `http.${call.baseUrl}/.extraheader`;
    const git = async (...args: string[]) => {
      call.log.add(`[command]git ${args.join(' ')}`);
      const { code } = await runProcess('git', args, {
        cwd: directory,
        env: { ...call.env, GIT_TERMINAL_PROMPT: '0' },
        signal: call.signal,
        onLine: line => call.log.add(line),
      });
      if (code !== 0) {
        throw new ActionFailure(
          `The process 'git' failed with exit code ${code}`,
        );
      }
    };
    call.log.add(`Syncing repository: ${wanted}`);
    await git('init', '--quiet', '-b', 'checkout', '.');
    await git('remote', 'add', 'origin', `${call.baseUrl}/${wanted}.git`);
    await git('config', '--local', header, `AUTHORIZATION: basic ${basic}`);
    await git(
      '-c',
      'protocol.version=2',
      'fetch',
      '--quiet',
      '--no-recurse-submodules',
      ...(depth === '0' ? ['--tags'] : [`--depth=${depth}`]),
      'origin',
      ref,
    );
    const branch = call.run.ref.replace(/^refs\/heads\//, '');
    if (call.input('ref') === '' && branch !== call.run.ref) {
      await git('checkout', '--quiet', '--force', '-B', branch, 'FETCH_HEAD');
    } else {
      await git('checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD');
    }
    if (call.input('persist-credentials') === 'false') {
      await git('config', '--local', '--unset-all', header);
    }
    await git('log', '-1', '--format=%H');
    call.setOutput('ref', ref);
    call.setOutput('commit', ref);
  },
};
