// <chip-picker name="topics" source="/pick/topics/" most="5">
//   <label><input type="checkbox" name="topics" value="3" checked><span>Bodem</span></label>
//   <input name="topics-words"> <template><label><input type="checkbox" checked><span data-name></span></label></template>
// </chip-picker>
// Looks for rows while one types and adds what is chosen as a chip; a chip that is unticked goes.
import { Picks } from "picks"

class ChipPicker extends HTMLElement {
  #picks = null

  connectedCallback() {
    this.#line.addEventListener("input", this.#look)
    this.#line.addEventListener("keydown", this.#key)
    this.#line.addEventListener("blur", () => this.#picks?.close())
    this.addEventListener("change", this.#drop)
  }

  get #line() {
    return this.querySelector(`input[name="${this.getAttribute("name")}-words"]`)
  }

  get #chips() {
    return [...this.querySelectorAll("label")]
  }

  #look = () => {
    if (!this.#line.value.trim() || this.#chips.length >= Number(this.getAttribute("most"))) return this.#picks?.close()

    this.#picks ??= new Picks({ field: this.#line, within: this })
    this.#picks.ask(this.getAttribute("source"), this.#line.value, null, this.#add)
  }

  // Enter would send the form while one looks for a topic.
  #key = (event) => {
    if (!this.#picks?.press(event) && event.key === "Enter") event.preventDefault()
  }

  #add = ({ dataset }) => {
    this.#line.value = ""
    if (this.#chips.some((chip) => chip.querySelector("input").value === dataset.id)) return

    const chip = this.querySelector("template").content.cloneNode(true)
    chip.querySelector("input").value = dataset.id
    chip.querySelector("span").textContent = dataset.name
    this.#line.before(chip)
    this.#line.dispatchEvent(new Event("change", { bubbles: true }))
  }

  #drop = ({ target }) => {
    if (target.type !== "checkbox" || target.checked) return

    target.closest("label").remove()
    this.#line.focus()
  }
}

customElements.define("chip-picker", ChipPicker)
