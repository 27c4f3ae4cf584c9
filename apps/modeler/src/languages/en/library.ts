export const library = {
  title: 'Processes',
  intro: 'Each drawing here is what runs. Change it, publish it, take it back.',
  empty: 'No process yet',
  emptyHint: 'Draw the first one with “New process”.',
  change: 'Change',
  changeOf: 'Change {{name}}',
  draftOf: 'Change of version {{version}}',
  draftsOf: 'Drafts of {{name}}',
  draftMenu: 'More for {{name}}',
  deleteDraft: 'Delete this draft',
  rename: 'Rename this draft',
  renameSubmit: 'Rename',
  deleted: '“{{name}}” is deleted.',
  undo: 'Undo',
  back: '“{{name}}” is back, with all its files.',
  notBack: '“{{name}}” was not brought back. {{why}}',
  tryAgain: 'Try again',
  search: 'Find a process or a draft',
  searchHint: 'Find by name, or press /',
  found_one: '{{count}} found',
  found_other: '{{count}} found',
  unpublished: 'Not published yet',
  stuck_one: '{{count}} stuck',
  stuck_other: '{{count}} stuck',
};

export const newProcess = {
  title: 'New process',
  name: 'Name',
  from: 'Begin with',
  empty: 'The smallest flow',
  emptyHint: 'Somebody reports, the first line does it, done.',
  like: 'A copy of “{{name}}”, forms included',
  submit: 'Begin to draw',
};

export const newFlow = { desk: 'First line', start: 'Reported', task: 'Do it', end: 'Done' };
