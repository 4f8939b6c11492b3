/** Prefix lengths of the largest and the smallest VPC that is planned. */
export const vpcSizes = { largest: 16, smallest: 24 } as const;
