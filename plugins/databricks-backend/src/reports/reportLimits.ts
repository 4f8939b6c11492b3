/**
 * How much of a run's report is read: a plan of a thousand changes with what
 * differs in each is a tenth of it, zipped and as text.
 */
export const reportLimits = {
  mostZipBytes: 2 * 1024 * 1024,
  mostReportBytes: 16 * 1024 * 1024,
} as const;
