import type { BundleFiles } from '@relevo/contracts';

export const laidOut = async (files: BundleFiles): Promise<BundleFiles> => files;
