import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { isSafeRef } from '../../git/isSafeRef';
import { runProcess } from '../runProcess';
import { checkoutPlan, localRef, type CheckoutPlan } from './checkoutPlan';
import {
  ActionFailure,
  type ActionCall,
  type KnownAction,
} from './KnownAction';

/** Inputs of the action that change what it does and that have no counterpart here. */
const UNKNOWN = ['ssh-key', 'lfs', 'submodules', 'sparse-checkout', 'filter'];

function target(call: ActionCall): string {
  const directory = resolve(call.workspace, call.input('path') || '.');
  if (relative(call.workspace, directory).startsWith('..')) {
    throw new ActionFailure(
      `Repository path '${directory}' is not under '${call.workspace}'`,
    );
  }
  return directory;
}

function read(call: ActionCall) {
  const unknown = UNKNOWN.find(
    name => !['', 'false'].includes(call.input(name)),
  );
  if (unknown) {
    throw new ActionFailure(
      `The emulator's actions/checkout does not know "${unknown}"`,
    );
  }
  const full = `${call.repository.owner}/${call.repository.name}`;
  const wanted = call.input('repository') || full;
  if (!/^[\w.-]+\/[\w.-]+$/.test(wanted)) {
    throw new ActionFailure(
      `Invalid repository '${wanted}'. Expected format {owner}/{repo}.`,
    );
  }
  const given = call.input('ref');
  if (given !== '' && !isSafeRef(given)) {
    throw new ActionFailure(`Invalid ref '${given}'`);
  }
  const depth = call.input('fetch-depth') || '1';
  if (!/^\d+$/.test(depth)) {
    throw new ActionFailure(`Invalid fetch-depth '${depth}'`);
  }
  const own = wanted.toLowerCase() === full.toLowerCase();
  return { wanted, given, depth: Number(depth), own };
}

/** git in the folder of the checkout. */
class Checkout {
  constructor(
    private readonly call: ActionCall,
    private readonly directory: string,
  ) {}

  private async run(args: string[], onLine: (line: string) => void) {
    const { env, signal } = this.call;
    const { code } = await runProcess('git', args, {
      cwd: this.directory,
      env: { ...env, GIT_TERMINAL_PROMPT: '0' },
      signal,
      onLine,
    });
    return code;
  }

  /** @throws ActionFailure when git fails. */
  async git(...args: string[]): Promise<void> {
    const { log } = this.call;
    log.add(`[command]git ${args.join(' ')}`);
    const code = await this.run(args, line => log.add(line));
    if (code !== 0) {
      throw new ActionFailure(
        `The process 'git' failed with exit code ${code}`,
      );
    }
  }

  /** The first line that git says; undefined when it fails. */
  async ask(...args: string[]): Promise<string | undefined> {
    const lines: string[] = [];
    const code = await this.run(args, line => lines.push(line));
    return code === 0 ? lines[0] ?? '' : undefined;
  }

  fetch(refSpecs: string[], depth: number): Promise<void> {
    return this.git(
      '-c',
      'protocol.version=2',
      'fetch',
      '--quiet',
      '--prune',
      '--no-recurse-submodules',
      ...(refSpecs.some(spec => spec.includes(':refs/tags/'))
        ? []
        : ['--no-tags']),
      ...(depth > 0 ? [`--depth=${depth}`] : []),
      'origin',
      ...refSpecs,
    );
  }

  /** The commit that a place of the checkout holds. */
  commitAt(place: string): Promise<string | undefined> {
    return this.ask('rev-parse', '--verify', '--quiet', `${place}^{commit}`);
  }

  /** Whether all of the history that was fetched has what is wanted. */
  async has({ ref, commit }: CheckoutPlan): Promise<boolean> {
    const place = localRef(ref);
    const found = await this.commitAt(place ?? commit ?? ref);
    return ref !== '' && place === undefined
      ? true
      : found !== undefined && (commit === undefined || found === commit);
  }

  /** @throws ActionFailure for a name that neither a branch nor a tag has. */
  async checkOut({ ref, commit }: CheckoutPlan): Promise<void> {
    const branch = ref.replace(/^refs\/heads\//, '');
    const remote = `refs/remotes/origin/${branch}`;
    const mayBeBranch = ref !== '' && (branch !== ref || !localRef(ref));
    if (mayBeBranch && (await this.commitAt(remote))) {
      await this.git('checkout', '--quiet', '--force', '-B', branch, remote);
      return;
    }
    const place = ref === '' ? commit : localRef(ref) ?? `refs/tags/${ref}`;
    if (!place || !(await this.commitAt(place))) {
      throw new ActionFailure(
        `A branch or tag with the name '${ref || commit}' could not be found`,
      );
    }
    await this.git('checkout', '--quiet', '--force', '--detach', place);
  }
}

/** The full ref of the default branch, as the server says it. */
async function defaultBranch(work: Checkout): Promise<string> {
  const answer = await work.ask('ls-remote', '--symref', 'origin', 'HEAD');
  const [, ref] = /^ref: (\S+)\s+HEAD$/.exec(answer ?? '') ?? [];
  if (!ref) {
    throw new ActionFailure(
      `Unable to determine the default branch: ${answer ?? 'Not Found'}`,
    );
  }
  return ref;
}

/** `actions/checkout`: a real fetch over HTTP from the emulator. */
export const checkout: KnownAction = {
  names: ['actions/checkout'],
  async run(call) {
    const { wanted, given, depth, own } = read(call);
    const directory = target(call);
    await mkdir(directory, { recursive: true });
    for (const name of await readdir(directory)) {
      await rm(join(directory, name), { recursive: true, force: true });
    }
    const work = new Checkout(call, directory);
    const secret = call.input('token') || call.token;
    const basic = Buffer.from(`x-access-token:${secret}`).toString('base64');
    call.log.mask(basic);
    const header = `http.${call.baseUrl}/.extraheader`;
    call.log.add(`Syncing repository: ${wanted}`);
    await work.git('init', '--quiet', '-b', 'checkout', '.');
    await work.git('remote', 'add', 'origin', `${call.baseUrl}/${wanted}.git`);
    await work.git(
      'config',
      '--local',
      header,
      `AUTHORIZATION: basic ${basic}`,
    );
    const plan = checkoutPlan({
      given,
      run: own ? call.run : undefined,
      main: own ? '' : await defaultBranch(work),
      depth,
    });
    await work.fetch(plan.fetch, depth);
    if (depth === 0 && !(await work.has(plan))) {
      await work.fetch(plan.otherwise, depth);
    }
    await work.checkOut(plan);
    if (call.input('persist-credentials') === 'false') {
      await work.git('config', '--local', '--unset-all', header);
    }
    await work.git('log', '-1', '--format=%H');
    call.setOutput('ref', plan.ref);
    call.setOutput('commit', (await work.commitAt('HEAD')) ?? '');
  },
};
