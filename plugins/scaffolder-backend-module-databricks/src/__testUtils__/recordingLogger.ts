import type { LoggerService } from '@backstage/backend-plugin-api';

/** A logger that keeps what it is told, as `level: message`. */
export function recordingLogger(): { logger: LoggerService; lines: string[] } {
  const lines: string[] = [];
  const at = (level: string) => (message: string | Error) => {
    lines.push(`${level}: ${message}`);
  };
  const logger: LoggerService = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => logger,
  };
  return { logger, lines };
}
