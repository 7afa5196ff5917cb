// Edits XLIFF with the npm package `xliff`: node edit_with_xliff.js IN OUT ORDER.json (see edit_with_library.py).
const fs = require("fs");
const xliff = require("xliff");

const number = (unit) => unit.additionalAttributes.name || unit.additionalAttributes.resname;

function units(part, found = {}) {
  for (const one of Object.values(part)) {
    if (one.groupUnits) units(one.groupUnits, found);
    else if (one.source !== undefined) found[number(one)] = one;
  }
  return found;
}

function replaced(text, old, now) {
  if (typeof text === "string") return text.replace(old, now);
  if (Array.isArray(text)) return text.map((one) => replaced(one, old, now));
  const [kind, span] = Object.entries(text)[0];
  return { [kind]: { ...span, contents: span.contents === undefined ? undefined : replaced(span.contents, old, now) } };
}

function edited(unit, edit) {
  if (edit.kind === "text" || edit.kind === "tags") {
    const before = JSON.stringify(unit.target);
    unit.target = replaced(unit.target, edit.old, edit.new);
    if (JSON.stringify(unit.target) === before) throw new Error(`nothing to replace in ${before}`);
  } else if (edit.kind === "fill") unit.target = edit.new;
  else if (edit.kind === "comment") unit.note = edit.new;
  else return false;
  return true;
}

async function main([source, out, order]) {
  const text = fs.readFileSync(source, "utf8");
  const older = text.includes('version="1.2"');
  const file = await (older ? xliff.xliff12ToJs(text) : xliff.xliff2js(text));
  const known = Object.assign({}, ...Object.values(file.resources).map((part) => units(part)));
  const { edits = [] } = JSON.parse(fs.readFileSync(order));
  const done = edits.filter((edit) => edited(known[edit.number], edit)).map((edit) => [edit.name, ""]);
  fs.writeFileSync(out, await (older ? xliff.jsToXliff12(file) : xliff.js2xliff(file)));
  console.log(JSON.stringify(done));
}

main(process.argv.slice(2));
