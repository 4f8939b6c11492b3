import { CommandContext } from '../commands/CommandContext';
import type { LakeportFile } from '../io/parseLakeportFile';
import { synthesizeFile } from '../io/synthesizeFile';
import { drillPhases } from './drillPhases';
import type { RegionOutage } from './regionOutageOf';
import { runReported } from './runReported';

/** Init, plan and apply, a plan in the outage, and destroy. */
const STEPS_PER_STACK = 5;

/** Plan and plan again, of a failover and of the way back. */
const STEPS_PER_SWAP = 4;

/** Drills the outage of a region, and reports what it shows. */
export async function runDrill(
  declared: LakeportFile,
  outage: RegionOutage,
  { context, json }: { context: CommandContext; json: boolean },
): Promise<void> {
  const { environment, failover, findings, region } = outage;
  const inEmptyAccount = true;
  const [stacks, after, { rehearseRegionOutage, TerraformEngine }] =
    await Promise.all([
      synthesizeFile(declared, { inEmptyAccount }),
      failover &&
        synthesizeFile(
          { kind: 'Project', project: failover.project },
          { inEmptyAccount },
        ),
      import('@lakeport/rehearsal'),
    ]);
  const phases = drillPhases(outage);
  await runReported({
    operation: 'rehearse',
    environment,
    json,
    context,
    rehearsal: true,
    steps: stacks.manifest.order.length * (STEPS_PER_STACK + STEPS_PER_SWAP),
    work: async ({ notice, onEvent, signal }) =>
      rehearseRegionOutage({
        stacks,
        environment,
        region,
        ...(failover && after
          ? { failover: { to: failover.to, stacks: after } }
          : {}),
        findings,
        engine: await TerraformEngine.find(),
        onEvent,
        onPhase: phase => notice([phases[phase]]),
        signal,
      }),
  });
}
