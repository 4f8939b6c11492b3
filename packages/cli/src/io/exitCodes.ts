/** What the command's exit codes mean; part of its contract. */
export const exitCodes = {
  /** Done, or the file is valid. */
  ok: 0,
  /** The file has problems, or a step failed. */
  failed: 1,
  /** Something could not be read or written, or the command was used wrongly. */
  usage: 2,
  /** `claim`: another run has it already. */
  claimed: 3,
  /** More would be done than was shown; what came before it is done. */
  needsApproval: 4,
  /** Ctrl-C. */
  interrupted: 130,
} as const;
