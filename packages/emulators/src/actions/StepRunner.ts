import { CommandFiles } from './CommandFiles';
import type { JobContext } from './JobContext';
import { findKnownAction } from './known/findKnownAction';
import { runScriptStep } from './runScriptStep';
import {
  evaluateText,
  evaluateTexts,
  evaluateToken,
  type Scope,
} from './workflow/evaluate';
import type { StepDefinition } from './workflow/WorkflowFile';

type Texts = Record<string, string>;

/** Does the work of one step: runs its script, or what stands in for its action. */
export class StepRunner {
  constructor(
    private readonly context: JobContext,
    private readonly step: StepDefinition,
    /** Filled with what the step gives. */
    private readonly outputs: Texts,
  ) {}

  /**
   * @param timeouts - of the job; none for a step that runs because of a
   * cancellation.
   * @throws when the step fails
   */
  async run(timeouts: AbortSignal[]): Promise<void> {
    const { context, step } = this;
    const { services, cancelled } = context.options;
    const stepEnv = evaluateTexts(step.env, context.scope());
    const shownEnv = { ...context.env(), ...stepEnv };
    const scope = context.scope(shownEnv);
    const minutes = Number(evaluateToken(step.timeoutMinutes, scope)) || 0;
    const own = minutes > 0 ? [AbortSignal.timeout(minutes * 60_000)] : [];
    const signal = AbortSignal.any([
      services.stopping,
      // Steps that run because of a cancellation are not ended by it again.
      ...(timeouts.length > 0 ? [cancelled] : []),
      ...timeouts,
      ...own,
    ]);
    const files = new CommandFiles(context.folders.temp);
    const env = context.processEnvironment(shownEnv, files.environment);
    try {
      if (step.uses !== undefined) {
        await this.useAction(step.uses, scope, env, signal);
      } else {
        await this.runScript(scope, env, shownEnv, signal);
      }
    } catch (error) {
      throw own.some(timer => timer.aborted)
        ? new Error(`The action has timed out after ${minutes} minutes.`)
        : error;
    } finally {
      files.read(this.outputs, context.state);
    }
  }

  private async runScript(
    scope: Scope,
    env: Texts,
    shownEnv: Texts,
    signal: AbortSignal,
  ): Promise<void> {
    const { step } = this;
    const { folders, log, options } = this.context;
    const { defaults } = options.definition;
    const fallback = options.workflow.defaults;
    const text = (token: StepDefinition['shell']) =>
      token ? evaluateText(token, scope) : undefined;
    await runScriptStep({
      script: evaluateText(step.run, scope),
      shell: text(step.shell ?? defaults.shell ?? fallback.shell),
      workingDirectory: text(
        step.workingDirectory ??
          defaults.workingDirectory ??
          fallback.workingDirectory,
      ),
      workspace: folders.workspace,
      temp: folders.temp,
      env,
      shownEnv,
      log,
      signal,
      stopping: options.services.stopping,
    });
  }

  private async useAction(
    uses: string,
    scope: Scope,
    env: Texts,
    signal: AbortSignal,
  ): Promise<void> {
    const { folders, log, options, state } = this.context;
    const { services, repository, run, token, permissions } = options;
    log.add(`##[group]Run ${uses}`);
    const inputs = new Map(
      Object.entries(evaluateTexts(this.step.with, scope)).map(
        ([key, value]) => [key.toLowerCase(), value.trim()],
      ),
    );
    log.add(
      ...(inputs.size > 0 ? ['with:'] : []),
      ...[...inputs].map(([key, value]) => `  ${key}: ${value}`),
      '##[endgroup]',
    );
    const { name, action } = findKnownAction(uses);
    await action.run({
      action: name,
      input: key => inputs.get(key.toLowerCase()) ?? '',
      log,
      env,
      workspace: folders.workspace,
      temp: folders.temp,
      repository,
      run,
      runs: services.runs,
      newId: () => services.store.newId(),
      baseUrl: services.baseUrl(),
      token,
      permissions,
      claims: this.context.claims,
      tokens: services.tokens,
      roles: services.roles,
      signal,
      setOutput: (key, value) => {
        this.outputs[key] = value;
      },
      setEnv: (key, value) => state.setEnv(key, value),
      addPath: directory => state.path.unshift(directory),
    });
  }
}
