//! A statement's condition block: all of its lines must hold.

use crate::condition::{Condition, Truth};
use crate::context::Context;
use crate::json::Json;
use crate::malformed::Malformed;

/// All conditions of a statement.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block(pub(crate) Vec<Condition>);

impl Block {
    /// Reads a `Condition` element.
    pub(crate) fn parse(json: &Json, variables: bool) -> Result<Block, Malformed> {
        let Json::Object(operators) = json else { return Err(Malformed::syntax()) };
        let mut all = Vec::new();
        for (operator, keys) in operators {
            let Json::Object(keys) = keys else { return Err(Malformed::syntax()) };
            // An operator that nobody knows is refused even without keys.
            if keys.is_empty() {
                Condition::parse(operator, "aws:nothing", &[], variables)?;
            }
            for (key, values) in keys {
                let values = values.values().ok_or_else(Malformed::syntax)?;
                all.push(Condition::parse(operator, key, &values, variables)?);
            }
        }
        Ok(Block(all))
    }

    /// Whether all hold.
    pub(crate) fn holds(&self, context: &dyn Context) -> Truth {
        let mut unclear = false;
        for condition in &self.0 {
            match condition.holds(context) {
                Truth::False => return Truth::False,
                Truth::Unclear => unclear = true,
                Truth::True => {}
            }
        }
        if unclear { Truth::Unclear } else { Truth::True }
    }
}
