import type { BundleFiles, ProcessVersion, ProcessVersionDetail } from '@relevo/contracts';
import { api } from '@relevo/web';
import type { SimulationClient } from './simulation-client.js';

/** Processes that call processes: further than this nobody looks. */
const most = 20;

/** The newest published files; null where there are none or the person may not read them: it is then one opaque step. */
const newest = async (processId: string): Promise<BundleFiles | null> => {
  const path = `/api/processes/${encodeURIComponent(processId)}/versions`;
  try {
    const [latest] = await api.get<readonly ProcessVersion[]>(path, {});
    if (latest === undefined) return null;
    return (await api.get<ProcessVersionDetail>(`${path}/${latest.version}`, {})).files;
  } catch {
    return null;
  }
};

/** Files of every process that the draft calls, and of what those call. */
export const calledFiles = async (client: SimulationClient, draft: BundleFiles): Promise<readonly BundleFiles[]> => {
  const bundles: BundleFiles[] = [];
  const asked = new Set<string>();
  for (;;) {
    const called = (await client.calls([draft, ...bundles])).filter((id) => !asked.has(id));
    if (called.length === 0 || asked.size >= most) return bundles;
    for (const id of called) asked.add(id);
    const found = await Promise.all(called.map(newest));
    bundles.push(...found.filter((files) => files !== null));
  }
};
