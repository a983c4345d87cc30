// The editor behind <rich-editor>: what may stand in a text (as core/richtext.py has it), and naming people and topics.
import {
  Blockquote, Bold, BulletList, Code, CodeBlock, Document, Editor, Gapcursor, HardBreak, Heading, History,
  HorizontalRule, Italic, Link, ListItem, OrderedList, Paragraph, Strike, Table, TableCell, TableHeader, TableRow, Text,
  TrailingNode,
} from "django-prose-editor"
import { Mention } from "editor/mention"
import { Naming } from "editor/naming"
import { Toolbar } from "editor/toolbar"

const EMPTY = /^(<p><\/p>)*$/

// Returns what stands in the text area as HTML: what was rich stays so, plain words become paragraphs. `before` is the
// template with the formatting that the plain words of the area once had.
export function words(textarea, { isRich, before }) {
  if (before && !isRich && textarea.value === textarea.defaultValue) return before.innerHTML
  return isRich ? textarea.value : paragraphs(textarea.value)
}

function paragraphs(text) {
  const line = document.createElement("p")
  return text.split(/\n\s*\n/).map((part) => {
    line.textContent = part
    return line.outerHTML.replaceAll("\n", "<br>")
  }).join("")
}

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
  new Toolbar(host, editor)
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
    class: "rich-editor__words prose",
    id: `${textarea.id}-words`,
    role: "textbox",
    "aria-multiline": "true",
    "aria-labelledby": `${textarea.id}-label`,
    ...(described ? { "aria-describedby": described } : {}),
    ...(textarea.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
  }
}
