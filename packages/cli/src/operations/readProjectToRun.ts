import { Project } from '@lakeport/project';
import { CommandContext } from '../commands/CommandContext';
import { InvalidProjectError, readProject } from '../io/readProject';
import { requireEnvironment } from '../io/requireEnvironment';

/**
 * A checked project that has the environment. Where lines are JSON, an invalid
 * file still gives the last line that every operation ends with.
 */
export async function readProjectToRun(options: {
  file: string;
  operation: string;
  environment?: string;
  json: boolean;
  rehearsal: boolean;
  context: CommandContext;
}): Promise<Project> {
  const { file, operation, environment, rehearsal } = options;
  const { terminal } = options.context;
  try {
    const project = await readProject(file);
    if (environment !== undefined) requireEnvironment(project, environment);
    return project;
  } catch (error) {
    const asJson = options.json || !terminal.outIsTerminal;
    if (asJson && error instanceof InvalidProjectError) {
      terminal.out(
        JSON.stringify({
          done: true,
          operation,
          ...(environment ? { environment } : {}),
          failures: 1,
          objectsLeft: null,
          rehearsal,
          seconds: 0,
          message: `${file} is not valid`,
          problems: error.problems,
        }),
      );
    }
    throw error;
  }
}
