// <rich-editor people="/pick/people/" topics="/pick/topics/">
//   <textarea name="body"></textarea> <div role="toolbar" hidden> <button data-act="bold"> … <button data-act="more"> … </div>
//   <div data-part="more" hidden> … </div> <input type="hidden" name="is_rich"> <template data-rich> … </template>
// </rich-editor>
// Puts an editor in the place of the text area, which keeps its value as HTML; `is_rich` says so. The editor itself
// (editor/rich) is fetched only here. A "refill" event on the text area has it read the area again.
class RichEditor extends HTMLElement {
  #editor = null
  #words = null

  async connectedCallback() {
    this.#textarea.addEventListener("refill", this.#refill)
    const { open, words } = await import("editor/rich")
    if (!this.isConnected || this.#editor) return
    this.#words = words

    const hadFocus = this.#textarea.matches(":focus, [autofocus]")
    this.#editor = open(this, { textarea: this.#textarea, content: this.#content(), changed: this.#changed })
    this.#textarea.hidden = true
    this.#bar.hidden = false
    if (hadFocus) this.#editor.commands.focus("end")
    this.setAttribute("ready", "")
  }

  disconnectedCallback() {
    this.#editor?.destroy()
    this.#editor = null
  }

  get #textarea() {
    return this.querySelector("textarea")
  }

  get #bar() {
    return this.querySelector("[role=toolbar]")
  }

  get #flag() {
    return this.querySelector("input[type=hidden][name$=is_rich]")
  }

  #content() {
    const isRich = ["on", "True"].includes(this.#flag.value)
    return this.#words(this.#textarea, { isRich, before: this.querySelector("template[data-rich]") })
  }

  #refill = () => {
    this.#editor?.commands.setContent(this.#content(), { emitUpdate: false })
  }

  #changed = (html) => {
    this.#flag.value = "on"
    this.#textarea.value = html
    this.#textarea.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

customElements.define("rich-editor", RichEditor)
