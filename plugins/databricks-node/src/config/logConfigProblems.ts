import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DatabricksConfigProblem } from './DatabricksConfig';

/**
 * Logs what is wrong in app-config, each with its path and as it is severe.
 *
 * @public
 */
export function logConfigProblems(
  logger: Pick<LoggerService, 'error' | 'warn'>,
  problems: readonly DatabricksConfigProblem[],
): void {
  for (const { severity, path, message } of problems) {
    const line = `${path}: ${message}`;
    if (severity === 'warning') {
      logger.warn(line);
    } else {
      logger.error(line);
    }
  }
}
