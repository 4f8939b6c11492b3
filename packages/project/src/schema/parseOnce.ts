/**
 * How a file is parsed: zod would compile a schema first, which takes longer
 * than reading one file by it, and every command reads one.
 */
export const parseOnce = { jitless: true };
