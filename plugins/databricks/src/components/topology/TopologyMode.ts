/** Which network is shown: as declared, as it is, or both against each other. */
export type TopologyMode = 'declared' | 'observed' | 'difference';
