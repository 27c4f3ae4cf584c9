import type { Group, PersonRef } from '@relevo/contracts';
import type { Words } from '@relevo/web';
import type { BundleDoor } from '../files/bundle-door.js';
import type { en } from '../languages/en/index.js';
import type { Variable } from '../variables/variable.js';

/** What the editor hands to the panel beside the diagram (`config.relevo`). */
export interface PanelConfig {
  readonly groups: readonly Group[];
  readonly words: Words<typeof en>;
  readonly bundle: BundleDoor;
  /** People that the engine knows, by a part of their name. */
  readonly findPeople: (text: string) => Promise<readonly PersonRef[]>;
  /** `ticket.*`, labelled. */
  readonly ticket: readonly Variable[];
}
