import 'reflect-metadata';
import { Command } from 'commander';

/** How a command ended, as scripts read it. */
export enum Exit {
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
  ENVIRONMENT = 3,
  PARTIAL = 4,
}

/** Loads a command when it is called: starting one loads nothing of the others. */
function lazily<T extends unknown[]>(run: (...args: T) => Promise<number>): (...args: T) => Promise<void> {
  return async (...args) => {
    try {
      process.exitCode = await run(...args);
    } catch (error) {
      process.stderr.write(`✖ ${(error as Error).message}\n`);
      process.exitCode = Exit.ENVIRONMENT;
    }
  };
}

const program = new Command('leadgraph')
  .description('One consent-aware graph over the records that partner agencies keep and own.')
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? Exit.DONE : Exit.USAGE);
  });

program
  .command('start')
  .description('start the whole graph on this machine, with synthetic people on the first start')
  .option('--fresh', 'begin anew: what the data folder holds is removed')
  .option('--port <number>', 'port of the gateway', '4000')
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'print one JSON object when ready')
  .action(lazily(async (options) => require('./start').startCommand(options)));

program
  .command('cluster')
  .description('start the whole graph on this machine, every service in a process of its own')
  .option('--gateways <number>', 'processes of the gateway, behind one address', '3')
  .option('--fresh', 'begin anew: what the data folder holds is removed')
  .option('--port <number>', 'port of that address', '4000')
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'print one JSON object when ready')
  .action(lazily(async (options) => require('./cluster').clusterCommand(options)));

program
  .command('token')
  .description('print a token of a synthetic person, for scripts and the explorer')
  .requiredOption('--as <name>', 'name of the person, as `leadgraph start` lists them')
  .option('--issuer <url>', 'address of the local identity provider', 'http://127.0.0.1:4010')
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'print a JSON object')
  .action(lazily(async (options) => require('./token').tokenCommand(options)));

program
  .command('import <agency> <path>')
  .description("read an agency's files into its own database")
  .option('--dry-run', 'do everything but keep nothing')
  .option('--rejects <file>', 'where to write what was rejected')
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'print the summary as JSON')
  .action(lazily(async (agency, path, options) => require('./import').importCommand(agency, path, options)));

const consent = program.command('consent').description('FHIR consents');

consent
  .command('evaluate')
  .description('read questions as lines of JSON from standard input, and write a decision for each')
  .action(lazily(async () => require('./consent').consentEvaluateCommand()));

consent
  .command('import [file]')
  .description('say what a FHIR Consent (R4 or R5) comes to here, or all that it says and a consent here cannot hold')
  .option('--participant <id>', 'whose consent it has to be')
  .option('--json', 'print one JSON object, which `consent export` reads')
  .action(lazily(async (file = '-', options) => require('./consentExchange').consentImportCommand(file, options)));

consent
  .command('export [file]')
  .description('write what `consent import --json` printed as a FHIR Consent')
  .option('--fhir <version>', 'R4 or R5', 'R4')
  .option('--participant <id>', 'whose consent it is')
  .option('--json', 'on one line')
  .action(lazily(async (file = '-', options) => require('./consentExchange').consentExportCommand(file, options)));

consent
  .command('form')
  .description('print a blank consent form in plain language, as one HTML page')
  .requiredOption('--type <type>', 'kind of consent, for example ROI_MULTIPARTY')
  .option('--language <language>', 'en or es', 'en')
  .option('--out <file>', 'where to write it')
  .option('--json', 'print a JSON object')
  .action(lazily(async (options) => require('./consentExchange').consentFormCommand(options)));

program
  .command('demo')
  .description(
    'load real record sets, link invented participants to them, and ask the main query as each kind of requester',
  )
  .option('--files <path>', 'folder of the open record sets', '../shared/data')
  .option('--people <number>', 'participants to link', '40')
  .option('--seed <number>', 'seed of the draw', '42')
  .option('--folder <path>', 'data folder', '.lead/demo')
  .option('--json', 'print one JSON object')
  .action(lazily(async (options) => require('./demo').demoCommand(options)));

program
  .command('scenarios <files...>')
  .description('ask every question of stories (test/README.md) of the engine, the explanation and the whole graph')
  .option('--runner <name>', 'only this one: engine, explanation or graph')
  .option('--json', 'print one JSON list')
  .action(lazily(async (files, options) => require('./scenarios').scenariosCommand(files, options)));

program
  .command('secrets')
  .description('print a new set of the secrets that docker-compose.yml asks for, to be kept in .env')
  .option('--kubernetes', 'print the Secrets that deploy/kubernetes names instead, for `kubectl apply -f -`')
  .option('--json', 'print a JSON object')
  .action(lazily(async (options) => require('./secrets').secretsCommand(options)));

program
  .command('safelist <folder>')
  .description('list the operations of an app, one .graphql file each, as SAFELIST of the gateway reads them')
  .requiredOption('--client <id>', 'the app, as `azp` or `client_id` of its tokens names it')
  .option('--into <file>', 'put them into this list, beside those of other apps; else they are printed')
  .option('--json', 'say what was done as JSON')
  .action(lazily(async (folder, options) => require('./safelist').safelistCommand(folder, options)));

const keys = program.command('keys').description('keys of the calls and of the proofs');

keys
  .command('rotate')
  .description('put a new key in front of every ring; the one before it is still accepted')
  .option('--env <file>', 'rotate the rings of this file of settings instead, into a new file beside it')
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'print the ids of the keys as JSON')
  .action(lazily(async (options) => require('./keysRotate').keysRotateCommand(options)));

program
  .command('explain <what...>')
  .description(
    'explain one cell of the law (category recipient purpose), or what the running graph decided for a request id',
  )
  .option('--as <name>', 'who asks: a privacy officer, a supervisor, or the participant', 'privacy-officer-dunn')
  .option('--url <url>', 'address of the gateway', 'http://127.0.0.1:4000')
  .option('--issuer <url>', 'address of the local identity provider', 'http://127.0.0.1:4010')
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'print JSON')
  .action(lazily(async (what, options) => require('./explain').explainCommand(what, options)));

program
  .command('accounting <participantId>')
  .description("ask the running graph who saw a participant's records, and write it as a letter that prints")
  .option('--report <name>', 'what the law counts: HIPAA_ACCOUNTING, PART2_ACCOUNTING and others', 'EVERYTHING')
  .option('--received <day>', 'day on which it was asked for, from which the law counts back; else today')
  .option('--as <name>', 'who asks: the participant, or their case manager', 'case-manager-ito')
  .option('--token-file <file>', 'a file with the token of whoever asks, instead of `--as`; - is standard input')
  .option('--into <file>', 'write a letter, one HTML page; else a table is printed')
  .option('--url <url>', 'address of the gateway', 'http://127.0.0.1:4000')
  .option('--issuer <url>', 'address of the local identity provider', 'http://127.0.0.1:4010')
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'print JSON')
  .action(lazily(async (id, options) => require('./accounting').accountingCommand(id, options)));

const policy = program.command('policy').description('tables counted across agencies, for policy staff and evaluators');

/** A command that asks the running graph. */
function asking(command: string, as: string): Command {
  return policy
    .command(command)
    .option('--as <name>', 'who asks', as)
    .option('--token-file <file>', 'a file with the token of whoever asks, instead of `--as`; - is standard input')
    .option('--purpose <code>', 'why', 'HRESCH')
    .option('--gateway <url>', 'address of the gateway', 'http://127.0.0.1:4000')
    .option('--issuer <url>', 'address of the local identity provider', 'http://127.0.0.1:4010')
    .option('--folder <path>', 'data folder', '.lead');
}

asking('ask <file>', 'analyst-penn')
  .description(
    'ask the running graph the question in a file (docs/counting.md), and print its table; - is standard input',
  )
  .option('--csv <file>', 'write the table as CSV too, with all that it needs to be read alone')
  .option('--record <file>', 'write the signed record of the table too, for `policy verify`')
  .option('--json', 'print the table as JSON, as `policy verify` reads it')
  .action(lazily(async (file, options) => require('./policy').policyAskCommand(file, options)));

asking('extract <file>', 'evaluator-chen')
  .description(
    'draw rows for a study as a file says (docs/counting.md), put on record with each participant; - is standard input',
  )
  .option('--csv <file>', 'write the rows as CSV, with all that they need to be read alone')
  .option('--record <file>', 'write the signed record of the extract too, for `policy verify`')
  .option('--json', 'print the extract as JSON, as `policy verify` reads it')
  .action(lazily(async (file, options) => require('./policy').policyExtractCommand(file, options)));

asking('list', 'analyst-penn')
  .description('list the measures that can be asked for by name')
  .option('--json', 'print them as JSON')
  .action(lazily(async (options) => require('./policy').policyListCommand(options)));

asking('totals', 'analyst-penn')
  .description('print what agencies deliver as totals alone, quarter by quarter')
  .option('--json', 'print them as JSON')
  .action(lazily(async (options) => require('./policy').policyTotalsCommand(options)));

policy
  .command('verify <record> <table>')
  .description('hold a table, as `policy ask --json` printed it, against its signed record')
  .option('--key <base64>', "the counter's public key; else the one of the data folder")
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'print JSON')
  .action(lazily(async (record, table, options) => require('./policy').policyVerifyCommand(record, table, options)));

policy
  .command('attack <tables...>')
  .description(
    'try to work out hidden numbers from tables, as `policy ask --json` printed them, together; exit 1 where one can be',
  )
  .option('--json', 'print JSON')
  .action(lazily(async (tables, options) => require('./policy').policyAttackCommand(tables, options)));

program
  .command('law')
  .description('print the law the graph runs on')
  .requiredOption('--cedar', 'as Cedar policies, one for each cell that permits')
  .action(lazily(async () => require('./cedar').cedarCommand()));

const ledger = program.command('ledger').description("the record of disclosures in each owner's database");

ledger
  .command('verify [agencies...]')
  .description('read whole ledgers and hold them against what was signed')
  .option('--checkpoint <file>', 'a checkpoint that you kept, as `leadgraph ledger checkpoint` printed it')
  .option('--key <base64>', "the owner's public key; else the one of the data folder")
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'print JSON')
  .action(lazily(async (agencies, options) => require('./ledger').ledgerVerifyCommand(agencies, options)));

ledger
  .command('checkpoint <agency>')
  .description('print the newest signed checkpoint, to be kept elsewhere')
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'it is JSON anyway')
  .action(lazily(async (agency, options) => require('./ledger').ledgerCheckpointCommand(agency, options)));

ledger
  .command('export <agency>')
  .description('print every entry in its place, a line of JSON each')
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'it is JSON anyway')
  .action(lazily(async (agency, options) => require('./ledger').ledgerExportCommand(agency, options)));

program
  .command('citus <agency>')
  .description(
    "print the SQL that spreads an agency's records over several nodes by person, and what stands in its way",
  )
  .option('--folder <path>', 'data folder', '.lead')
  .option('--json', 'print JSON')
  .action(lazily(async (agency, options) => require('./citus').citusCommand(agency, options)));

program
  .command('compose')
  .description("write every agency's schema and the supergraph from the code")
  .option('--check', 'write nothing; fail when they are out of date', false)
  .option('--json', 'print findings as JSON', false)
  .action(lazily(async (options) => require('./compose').composeCommand(options)));

program
  .command('check')
  .description('types, lint, import law, schema, dead code')
  .option('--json', 'print findings as JSON', false)
  .action(lazily(async (options) => require('./check').checkCommand(options)));

void program.parseAsync();
