// The editor behind <rich-editor>: what may stand in a text (as core/richtext.py has it), and naming people and topics.
import {
  Blockquote, Bold, BulletList, Code, CodeBlock, Document, Editor, Gapcursor, HardBreak, Heading, History,
  HorizontalRule, Italic, Link, ListItem, OrderedList, Paragraph, Strike, Table, TableCell, TableHeader, TableRow, Text,
  TrailingNode,
} from "django-prose-editor"
import { Mention } from "editor/mention"
import { Naming } from "editor/naming"

const EMPTY = /^(<p><\/p>)*$/

export function open(host, { textarea, content, changed }) {
  const element = document.createElement("div")
  textarea.after(element)
  const naming = new Naming(host)
  const editor = new Editor({
    element,
    content,
    injectCSS: false, // our style sheet has its rules: the page allows no inline style
    extensions: extensions(),
    editorProps: {
      attributes: attributes(textarea),
      handleKeyDown: (_view, event) => naming.press(event),
      handleDOMEvents: { blur: () => naming.close() },
    },
    onUpdate: ({ editor }) => {
      const html = editor.getHTML()
      changed(EMPTY.test(html) ? "" : html)
      naming.look(editor)
    },
    onDestroy: () => element.remove(),
  })
  return editor
}

function extensions() {
  return [
    Document, Paragraph, Text, HardBreak, Bold, Italic, Strike, Code, CodeBlock, Blockquote, BulletList, ListItem,
    OrderedList.configure({ enableListAttributes: false }), HorizontalRule, History, Gapcursor, TrailingNode,
    Heading.configure({ levels: [2, 3] }),
    Link.configure({ enableTarget: false, openOnClick: false, protocols: ["mailto", "tel"] }),
    Table, TableRow, TableHeader, TableCell, Mention,
  ]
}

function attributes(textarea) {
  const described = textarea.getAttribute("aria-describedby")
  return {
    class: "editor__words prose",
    id: `${textarea.id}-words`,
    role: "textbox",
    "aria-multiline": "true",
    "aria-labelledby": `${textarea.id}-label`,
    ...(described ? { "aria-describedby": described } : {}),
    ...(textarea.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
  }
}
