export type * from './finding.js';
export { checkBundled, type Surroundings } from './check-bundled.js';
export { checkSoundness } from './check-soundness.js';
export { describeChoices, describeFinding, type SoundnessLanguage } from './describe.js';
export { type Remedy, type RemedyGateway, remedyFor } from './remedy.js';
