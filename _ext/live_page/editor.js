// @ts-check
// A cell of code that can be edited. Tab is left alone, so that it leads out of an editor as it led in;
// Enter indents by itself, Ctrl+] and Ctrl+[ do by hand.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tagHighlighter, tags as t } from "@lezer/highlight";

/** What the bar lists, and `keys` below does. */
export const KEYS = [
  ["Shift+Enter", "run the cell, and before it what it needs"],
  ["Enter", "a new line, indented as Python wants it"],
  ["Ctrl+] and Ctrl+[", "indent a line by hand, and take it back"],
  ["Ctrl+Z", "undo"],
  ["Tab", "leave the cell"],
];

// The class names of Pygments: an editor has the colours of the page, light and dark.
const PYGMENTS = tagHighlighter([
  { tag: [t.keyword, t.controlKeyword, t.definitionKeyword], class: "k" },
  { tag: t.moduleKeyword, class: "kn" },
  { tag: t.operatorKeyword, class: "ow" },
  { tag: [t.bool, t.null], class: "kc" },
  { tag: t.string, class: "s2" },
  { tag: t.special(t.string), class: "si" },
  { tag: t.number, class: "mf" },
  { tag: t.comment, class: "c1" },
  { tag: t.function(t.definition(t.variableName)), class: "nf" },
  { tag: t.definition(t.className), class: "nc" },
]);

/** @param {{ source: string, label: string, help: string, run: () => void, changed: (source: string) => void }} cell */
export function editor({ source, label, help, run, changed }) {
  const keys = [
    { key: "Shift-Enter", run: () => (run(), true) },
    { key: "Mod-Enter", run: () => (run(), true) },
    ...defaultKeymap,
    ...historyKeymap,
  ];
  const named = { "aria-label": label, "aria-describedby": help };
  return new EditorView({
    state: EditorState.create({
      doc: source,
      extensions: [
        keymap.of(keys),
        history(),
        pythonLanguage, // without its completion: a reader is to write
        indentUnit.of("    "),
        indentOnInput(),
        bracketMatching(),
        syntaxHighlighting(PYGMENTS),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of(named),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
      ],
    }),
  });
}

/** Put another text into an editor, as a step that can be undone.
 * @param {EditorView} view
 * @param {string} source */
export const rewrite = (view, source) =>
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source } });
