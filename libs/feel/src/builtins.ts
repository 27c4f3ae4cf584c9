import { FeelFunction } from 'feelin';

/** Functions that feelin answers (a spec asks it for each). Names of special syntax are not among them. */
const standard = [
  'number,string,date,date and time,time,duration,years and months duration,now,today',
  'not,substring,string length,upper case,lower case,substring before,substring after,replace,contains,matches',
  'starts with,ends with,split,string join,list contains,list replace,count,min,max,sum,mean,all,any,sublist,append',
  'concatenate,insert before,remove,reverse,index of,union,distinct values,flatten,product,median,stddev,mode',
  'decimal,floor,ceiling,abs,round up,round down,round half up,round half down,modulo,sqrt,log,exp,odd,even',
  'is,before,after,meets,met by,overlaps,overlaps before,overlaps after,finishes,finished by,includes,during',
  'starts,started by,coincides,day of year,day of week,month of year,week of year,sort',
  'get value,get entries,context,context merge,context put',
].flatMap((names) => names.split(','));

const isNil = (value: unknown) => value === null || value === undefined;
const text = (value: unknown) => (typeof value === 'string' ? value : null);

/** Functions of Camunda 8's FEEL beyond DMN's that existing diagrams use and feelin lacks. */
export const extensions: Readonly<Record<string, FeelFunction>> = {
  'get or else': new FeelFunction((value, otherwise) => (isNil(value) ? otherwise : value), ['value', 'default']),
  'is defined': new FeelFunction((value) => !isNil(value), ['value']),
  'is empty': new FeelFunction((list) => (Array.isArray(list) ? list.length === 0 : null), ['list']),
  'is blank': new FeelFunction((value) => text(value)?.trim() === '', ['string']),
  trim: new FeelFunction((value) => text(value)?.trim() ?? null, ['string']),
};

export const builtinNames: ReadonlySet<string> = new Set([...standard, ...Object.keys(extensions)]);
