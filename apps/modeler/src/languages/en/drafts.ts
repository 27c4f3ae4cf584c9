export const conflict = {
  title: 'Somebody else saved this draft',
  text: '{{person}} saved while you were drawing. Nothing was overwritten. Choose how to go on; neither side is lost.',
  mine: 'Yours',
  notSaved: 'Kept in this browser',
  theirs: "{{person}}'s",
  revision: 'saved {{revision}} times',
  keepMine: 'Keep mine as a draft of its own',
  goOnMine: 'Go on with mine, as a draft of its own',
  takeTheirs: 'Go on with theirs; mine stays a draft',
  ownName: '{{name}} ({{person}})',
};

export const restore = {
  title: 'You have work that was not saved',
  text: 'This browser kept changes that never reached the engine. Last change:',
  overtaken: '{{person}} has saved this draft since. Yours can go on as a draft of its own.',
  take: 'Take it up again',
  discard: 'Drop it',
};

export const newer = {
  text: '{{person}} has saved this draft',
  show: 'Show their version',
  gone: 'This draft was published or deleted by somebody else. What you see is only here.',
};

export const publish = {
  answered: 'Said to be impossible, and why',
  title: 'Publish “{{name}}”',
  changes: 'What changes since version {{version}}',
  firstVersion: 'The first version of this process',
  next: 'New tickets follow version {{version}} at once.',
  stay_one: '{{count}} running ticket stays on its version, forms included.',
  stay_other: '{{count}} running tickets stay on their version, forms included.',
  nobodyRuns: 'No ticket is under way.',
  note: 'What changed and why',
  noteHint: 'Agents and auditors read this beside the version.',
  alsoUsed: '{{name}} has the same form or table and keeps its own until it is published, too.',
  notePlaceholder: 'For example: approvals over 500 € now come before the purchase, because finance asked for it',
  notKept: 'The draft could not be saved, so nothing was published. Your work is kept in this browser.',
  submit: 'Publish version {{version}}',
};

export const published = {
  title: 'Version {{version}} is live',
  nobody: 'The next ticket follows it.',
  stay_one: 'The next ticket follows it. {{count}} running ticket stays on its version.',
  stay_other: 'The next ticket follows it. {{count}} running tickets stay on their version.',
};

export const versions = {
  open: 'Versions',
  of: 'Versions of {{name}}',
  title: 'Versions',
  version: 'Version {{version}}',
  shipped: 'Comes with Relevo',
  inForce: 'In force',
  begin: 'Begin a draft from it',
  takeBack: 'Take back to version {{version}}',
  backTo: 'Back to version {{version}}',
  none: 'No version yet',
  noneHint: 'The first one is there when this draft is published.',
};

export const signedOut = {
  title: 'Sign in again',
  text: 'Your session has ended, {{person}}. What you drew stays on the screen and is saved as soon as you are back.',
  password: 'Your password',
  wrong: 'Expected your password, but this is another one. Type it again.',
  submit: 'Sign in and save',
};
