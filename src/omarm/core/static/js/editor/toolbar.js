// The buttons of an editor: what each does, which are on, and one tab stop for all of them (arrows go between).
const MARKS = ["bold", "italic", "strike", "code", "bulletList", "orderedList", "blockquote", "codeBlock", "link"]
const ACTS = {
  bold: (run) => run.toggleBold(),
  italic: (run) => run.toggleItalic(),
  strike: (run) => run.toggleStrike(),
  code: (run) => run.toggleCode(),
  bulletList: (run) => run.toggleBulletList(),
  orderedList: (run) => run.toggleOrderedList(),
  blockquote: (run) => run.toggleBlockquote(),
  codeBlock: (run) => run.toggleCodeBlock(),
  heading: (run) => run.toggleHeading({ level: 2 }),
  subheading: (run) => run.toggleHeading({ level: 3 }),
  rule: (run) => run.setHorizontalRule(),
  table: (run) => run.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  addRow: (run) => run.addRowAfter(),
  addColumn: (run) => run.addColumnAfter(),
  removeTable: (run) => run.deleteTable(),
  undo: (run) => run.undo(),
  redo: (run) => run.redo(),
  person: (run) => run.insertContent("@"),
}
const STEPS = { ArrowLeft: -1, ArrowRight: 1 }

export class Toolbar {
  constructor(host, editor) {
    this.host = host
    this.editor = editor
    this.bar = host.querySelector("[role=toolbar]")
    host.addEventListener("click", this.#click)
    host.addEventListener("keydown", this.#key)
    editor.on("transaction", this.#show)
    this.#show()
    this.#stopAt(this.bar.querySelector("button"))
  }

  #click = ({ target }) => {
    const button = target.closest("[data-act], [data-emoji]")
    if (!button || !this.host.contains(button)) return
    if (button.dataset.emoji) return this.editor.chain().focus().insertContent(button.dataset.emoji).run()

    const act = button.dataset.act
    if (act === "link" && this.editor.isActive("link")) return this.editor.chain().focus().unsetLink().run()
    if (act === "setLink") return this.#link()
    if (ACTS[act]) return ACTS[act](this.editor.chain().focus()).run()
    this.#open(button, act)
  }

  // A part of the toolbar that opens below it: more acts, the emoji, the address of a link.
  #open(button, name) {
    const part = this.host.querySelector(`[data-part=${name}]`)
    const opens = part.hidden
    for (const other of this.host.querySelectorAll("[data-part]")) other.hidden = true
    for (const other of this.bar.querySelectorAll("[aria-expanded]")) other.setAttribute("aria-expanded", "false")
    part.hidden = !opens
    if (button.hasAttribute("aria-expanded")) button.setAttribute("aria-expanded", String(opens))
    if (!part.hidden) part.querySelector("input")?.focus()
  }

  #link() {
    const part = this.host.querySelector("[data-part=link]")
    const input = part.querySelector("input")
    const typed = input.value.trim()
    const href = /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`
    part.hidden = true
    input.value = ""
    if (!typed) return this.editor.commands.focus()

    const run = this.editor.chain().focus()
    if (this.editor.state.selection.empty) {
      run.insertContent({ type: "text", text: typed, marks: [{ type: "link", attrs: { href } }] }).run()
    } else {
      run.extendMarkRange("link").setLink({ href }).run()
    }
  }

  #key = (event) => {
    if (event.key === "Enter" && event.target.closest("[data-part=link] input")) {
      event.preventDefault()
      return this.#link()
    }
    if (!(event.key in STEPS) || !event.target.closest("[role=toolbar] button")) return

    const shown = [...this.bar.querySelectorAll("button")].filter((button) => button.checkVisibility?.() ?? true)
    const next = shown.at((shown.indexOf(event.target) + STEPS[event.key]) % shown.length)
    this.#stopAt(next)
    next.focus()
    event.preventDefault()
  }

  #stopAt(stop) {
    for (const button of this.bar.querySelectorAll("button")) button.tabIndex = button === stop ? 0 : -1
  }

  #show = () => {
    for (const name of MARKS) this.#press(name, this.editor.isActive(name))
    this.#press("heading", this.editor.isActive("heading", { level: 2 }))
    this.#press("subheading", this.editor.isActive("heading", { level: 3 }))
    for (const button of this.bar.querySelectorAll("[data-in=table]")) button.hidden = !this.editor.isActive("table")
  }

  #press(name, on) {
    this.bar.querySelector(`[data-act=${name}]`)?.setAttribute("aria-pressed", String(on))
  }
}
