import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { TaskDetail } from '@relevo/contracts';
import { CaseReader } from '../execution/case-reader.js';
import type { Language } from '../tickets/ticket-view.js';
import { TaskFinder } from './task-finder.js';
import { TaskForms } from './task-forms.js';
import type { TaskRow } from './task-view.js';
import { visibleData } from './visible-data.js';

/** What is filled in at a task: its form, and of the variables those that the form names. */
@Injectable()
export class TaskWork {
  constructor(
    private readonly finder: TaskFinder,
    private readonly forms: TaskForms,
    private readonly cases: CaseReader,
  ) {}

  async of(row: TaskRow, language: Language): Promise<Pick<TaskDetail, 'form' | 'data'>> {
    const formKey = row.form_key as Key | null;
    const form = this.forms.of(formKey, this.finder.nodeOf(row), language);
    const found = await this.cases.read(row.root_key as Key);
    const task = found?.state.userTasks.get(row.key as Key);
    return { form, data: found && task ? visibleData(found.state, task, this.forms.namesIn(formKey)) : {} };
  }
}
